import { enFigures } from './en-figures.ts';
import { enOversight } from './en-oversight.ts';
import { enInquiries } from './en-inquiries.ts';
import { enRules } from './en-rules.ts';
import { enMatters } from './en-matters.ts';
import { enPages } from './en-pages.ts';
import { enPapers } from './en-papers.ts';
import { enPenalty } from './en-penalty.ts';
import { enVisits } from './en-visits.ts';
import { enWork } from './en-work.ts';
import { enArchive } from './en-archive.ts';
import type { Texts } from './texts.ts';
import type { zh } from './zh.ts';

export const en: Texts<typeof zh> = {
  ...enPages,
  ...enOversight,
  ...enFigures,
  ...enRules,
  ...enInquiries,
  ...enMatters,
  ...enWork,
  ...enVisits,
  ...enPapers,
  ...enPenalty,
  ...enArchive,
  product: 'Sunlit',
  productLong: 'Administrative powers, run in the open and on time',
  home: {
    inbox: 'Inbox',
    application: 'New case',
    cases: 'Cases',
    publications: 'Published penalties',
    licences: 'Licences and awards',
    visits: 'Merged visits',
    archive: 'Case files',
    matters: 'Matters',
    registry: 'Registry',
    supervision: 'Supervision',
    statistics: 'Statistics',
    order: 'Issue an order',
    repairs: 'Repairs',
    calendar: 'Calendar',
    status: 'Status',
  },
  role: {
    'lead-office': 'Lead office',
    'system-administrator': 'System administrator',
    'security-administrator': 'Security administrator',
    auditor: 'Auditor',
    supervisor: 'Supervisor',
    'legal-officer': 'Legal officer',
    'service-centre': 'Service centre',
    'organ-registrar': 'Registrar',
    clerk: 'Clerk',
  },
  shell: {
    skip: 'Skip to content',
    homes: 'Main pages',
    search: 'Number, title or party',
    signOut: 'Sign out',
    help: 'Keyboard help',
    retrying: 'The service is not answering; trying again. What you entered is kept.',
  },
  keys: {
    title: 'Keyboard',
    search: 'Search matters',
    rows: 'Next row, previous row',
    outcome: 'Choose an outcome',
    open: 'Open the row',
    close: 'Close, back to the list',
    submit: 'Submit the form',
    goTo: 'Go to {{home}}',
    help: 'This help',
  },
  clock: {
    demonstration: 'Demo',
    advance: 'Advance',
    moved: 'The demonstration clock is now at {{now}}',
    jump: {
      hours1: 'Advance 1 hour',
      workingDays1: 'Advance 1 working day',
      workingDays3: 'Advance 3 working days',
      workingDays7: 'Advance 7 working days',
      days1: 'Advance 1 day',
    },
  },
  signIn: {
    account: 'Account',
    password: 'Password',
    submit: 'Sign in',
    again: 'Sign in again',
    againText: 'Your session has ended. What you entered is still in the page; sign in to go on.',
    demonstration: 'Demonstration accounts',
    demonstrationText: 'Click one to fill in its account and password. Invented data; no real body or person.',
  },
  password: {
    title: 'Change password',
    current: 'Present password',
    next: 'New password',
    again: 'New password again',
    help: '10 characters or more, without your account.',
    submit: 'Change',
    done: 'Your password is changed; sign-ins elsewhere have ended.',
    close: 'Close',
  },
  error: {
    code: 'Code',
    request: 'request',
    retry: 'Try again',
    fields: '{{count}} to correct; click to go there',
    home: 'Back to the start',
    hint: {
      forbidden: 'If your work needs it, ask your administrator to check your positions.',
      missing: 'Check the address, or search at the top.',
      slow: 'Too many calls; wait a little.',
      fault: 'What was saved is safe. Try again later; if it persists, give the code to the administrator.',
    },
    forbidden: {
      title: 'Not permitted',
      text: 'Your positions and roles do not include this page. If your work needs it, ask your administrator.',
    },
    missing: { title: 'No such page', text: "The address may be wrong, or its content is outside your body's scope." },
    broken: {
      title: 'The page broke',
      text: 'What was saved is safe. Open the page again; if it persists, give the line below to the administrator.',
      reload: 'Open again',
    },
  },
};
