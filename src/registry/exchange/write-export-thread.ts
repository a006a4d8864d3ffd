/** Writes the powers of an export in a thread: a whole city's are megabytes of drawings, or a workbook of a hundred thousand rows. */
import { entryOfVersion, type VersionRow } from '../rows.ts';
import { writeJson, writeSpreadsheet, type Format } from './files.ts';

export interface PowersToWrite {
  format: Format;
  /** As the file says when it was made. */
  at: string;
  versions: Pick<VersionRow, 'basics' | 'bpmn_xml'>[];
}

export default async function writeExport({ format, at, versions }: PowersToWrite): Promise<Uint8Array> {
  const powers = versions.map((version) => ({ entry: entryOfVersion(version), bpmnXml: version.bpmn_xml }));
  return format === 'json' ? writeJson(powers, at) : writeSpreadsheet(powers);
}
