/**
 * `npm run verify`: re-computes the record of the configured database and names the first bad row; then plays every matter's record on
 * its confirmed drawing and names the first row that is part of no legal run; then holds the decisions of two officers against it; then
 * computes the register of licences and awards and the standing of signals anew, and holds the settings of the warning rules against
 * it; then reads every sealed package of the archive (R12a, R12b).
 *
 * `-- --anchors FILE` writes the roots of the record's full blocks, to be kept by another office: with them a package of a case file is
 * proved to stand in the record when there is no platform any more (docs/adr/0036-case-file-and-archive.md).
 */
import { writeFileSync } from 'node:fs';
import { archiveFolderOf, createArchiveFolder, verifyArchive } from '../src/archive/index.ts';
import { verifyMaterials, verifyVisits } from '../src/cases/index.ts';
import { createFeatures } from '../src/features.ts';
import { verifyLicences } from '../src/licences/index.ts';
import { readConfig } from '../src/platform/config.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { silentLogger } from '../src/platform/logger.ts';
import { createMarkDone, createOutbox } from '../src/platform/outbox/index.ts';
import { createParsers } from '../src/platform/parsers/index.ts';
import { createSheets } from '../src/platform/sheets/index.ts';
import { createAnchors, createRecord, verifyRecord } from '../src/platform/record/index.ts';
import { createAdjustableTime } from '../src/platform/time/time.ts';
import { noEngine } from '../src/platform/zeebe/index.ts';
import { verifyConflicts, verifyMatters, verifyReturns, verifySecondOfficers } from '../src/procedures/index.ts';
import {
  verifyComplaints,
  verifyInvestigations,
  verifyOfficeSettings,
  verifyRuleSettings,
  verifySignals,
} from '../src/supervision/index.ts';

const config = readConfig();
const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
const started = Date.now();
const anchorOf = createAnchors();
const anchors: string[] = [];
const result = await verifyRecord(
  database,
  (rows) => process.stderr.write(`\r${rows} rows`),
  (row) => {
    const anchor = anchorOf(row);
    if (anchor) anchors.push(`${anchor.first} ${anchor.last} ${anchor.root}\n`);
  },
);
process.stderr.write('\n');
if (result.ok) {
  console.log(
    `The record is whole: ${result.rows} rows, ${result.documents} documents, ${result.files} files, in ${Date.now() - started} ms.`,
  );
  console.log(`Head ${result.head.seq} ${result.head.hash} (compare it with a head kept elsewhere)`);
  const file = anchorsFile();
  if (file) {
    writeFileSync(file, anchors.join(''));
    console.log(`${anchors.length} anchors of the record's full blocks are in ${file}: keep them elsewhere.`);
  }
} else {
  console.error(`The record is broken at row ${result.seq}: ${result.problem}`);
  process.exitCode = 1;
}

const [time, playing] = [createAdjustableTime(0), Date.now()];
const outbox = createOutbox(database, time);
const record = createRecord(database, time);
const plumbing = {
  ...{ database, record, outbox, done: createMarkDone({ database, outbox }), time },
  ...{ engine: noEngine, logger: silentLogger, parsers: createParsers(), sheets: createSheets() },
};
const { kinds } = await createFeatures(plumbing, { mode: config.mode, printDocuments: false, powerCodePattern: config.powerCodePattern });
const matters = await verifyMatters({ database, kinds });
if (matters.ok) {
  console.log(`Every matter is a legal run of its drawing: ${matters.matters} matters, in ${Date.now() - playing} ms.`);
} else {
  console.error(`Matter ${matters.matter} is no legal run${matters.seq === null ? '' : ` from row ${matters.seq} on`}: ${matters.problem}`);
  process.exitCode = 1;
}

const officers = await verifySecondOfficers(database);
if (officers.ok) {
  console.log(`Every decision of two officers was proposed by one and confirmed by the other: ${officers.proposals} proposals.`);
} else {
  console.error(`${officers.seq === null ? 'The proposals are wrong' : `Row ${officers.seq} is wrong`}: ${officers.problem}`);
  process.exitCode = 1;
}

const conflicts = await verifyConflicts(database);
if (conflicts.ok) {
  console.log(`Nobody decided after stepping aside, or for somebody whose substitute they were not: ${conflicts.decisions} decisions.`);
} else {
  console.error(`${conflicts.seq === null ? 'Substitutes or recusals are wrong' : `Row ${conflicts.seq} is wrong`}: ${conflicts.problem}`);
  process.exitCode = 1;
}

const returns = await verifyReturns(database);
if (returns.ok) {
  console.log(`What went back is what the record says: ${returns.returns} returns.`);
} else {
  console.error(`Matter ${returns.matterId} did not go back as the record says: ${returns.problem}`);
  process.exitCode = 1;
}

const licences = await verifyLicences(database);
if (licences.ok) {
  console.log(`The register of licences and awards is what the record says: ${licences.licences} certificates.`);
} else {
  console.error(`Certificate ${licences.licence} is not what the record says: ${licences.problem}`);
  process.exitCode = 1;
}

const visits = await verifyVisits(database);
if (visits.ok) {
  console.log(`Inspections are merged as the record says: ${visits.proposals} proposals.`);
} else {
  console.error(`The merged visit of ${visits.matter} is not what the record says: ${visits.problem}`);
  process.exitCode = 1;
}

const signals = await verifySignals(database);
if (signals.ok) {
  console.log(`Signals stand as the record says: ${signals.signals} signals.`);
} else {
  console.error(`Signal ${signals.signal} does not stand as the record says: ${signals.problem}`);
  process.exitCode = 1;
}
const materials = await verifyMaterials(database);
if (materials.ok) {
  console.log(`The materials of ${materials.cases} cases stand as the record says.`);
} else {
  console.error(`The materials of case ${materials.caseId} are not what the record says: ${materials.problem}`);
  process.exitCode = 1;
}

const settings = await verifyRuleSettings(database);
if (settings.ok) {
  console.log(`The settings of the warning rules are what the record says: ${settings.versions} versions.`);
} else {
  console.error(`Version ${settings.version} of the settings of ${settings.rule} is not what the record says: ${settings.problem}`);
  process.exitCode = 1;
}
const tables = await verifyOfficeSettings(database);
if (tables.ok) {
  console.log(`The tables of the supervision office are what the record says: ${tables.versions} versions.`);
} else {
  console.error(`Version ${tables.version} of the table ${tables.name} is not what the record says: ${tables.problem}`);
  process.exitCode = 1;
}

const investigations = await verifyInvestigations(database);
if (investigations.ok) {
  console.log(`Investigations are what the record says: ${investigations.investigations} investigations.`);
} else {
  console.error(`Investigation ${investigations.investigation} is not what the record says: ${investigations.problem}`);
  process.exitCode = 1;
}
const complaints = await verifyComplaints(database);
if (complaints.ok) {
  console.log(`Complaints are what the record says: ${complaints.complaints} complaints.`);
} else {
  console.error(`Complaint ${complaints.complaint} is not what the record says: ${complaints.problem}`);
  process.exitCode = 1;
}

const archive = await verifyArchive(database, createArchiveFolder(archiveFolderOf(config.dataDir)));
if (archive.ok) {
  const strange = archive.strange ? `; ${archive.strange} file(s) in the folder belong to none` : '';
  console.log(`The archive is whole: ${archive.packages} sealed packages, each read again${strange}.`);
} else {
  console.error(`The archive is not what the record says, at ${archive.subject}: ${archive.problem}`);
  process.exitCode = 1;
}
await database.close();

/** What stands behind `--anchors`. */
function anchorsFile(): string | undefined {
  const at = process.argv.indexOf('--anchors');
  return at < 0 ? undefined : process.argv[at + 1];
}
