/** Every legal document that the platform produces, by template code: its name and the word in its 文号. */
import type { Template } from './layout/template.ts';
import { acceptanceNotice } from './templates/acceptance-notice.ts';
import { deliveryReceipt } from './templates/delivery-receipt.ts';
import { licenceCertificate } from './templates/licence-certificate.ts';
import { licenceDecision } from './templates/licence-decision.ts';
import { licenceRefusal } from './templates/licence-refusal.ts';
import { nonAcceptanceNotice } from './templates/non-acceptance-notice.ts';
import { supplementNotice } from './templates/supplement-notice.ts';

export interface TemplateDescription { title: string; titleEn: string; numberWord: string }

/** Without a prototype: a flowchart that asks for the template "constructor" finds none. */
export const TEMPLATES: Readonly<Record<string, TemplateDescription & { content: Template }>> = Object.assign(Object.create(null) as Record<string, never>, {
  'acceptance-notice': { title: '行政许可申请受理通知书', titleEn: 'Notice of acceptance', numberWord: '许受', content: acceptanceNotice },
  'supplement-notice': { title: '行政许可申请材料补正告知书', titleEn: 'Notice to supplement', numberWord: '许补', content: supplementNotice },
  'non-acceptance-notice': { title: '行政许可申请不予受理通知书', titleEn: 'Notice of non-acceptance', numberWord: '许不受', content: nonAcceptanceNotice },
  'licence-decision': { title: '准予行政许可决定书', titleEn: 'Decision to grant a licence', numberWord: '许准', content: licenceDecision },
  'licence-refusal': { title: '不予行政许可决定书', titleEn: 'Decision to refuse a licence', numberWord: '许不准', content: licenceRefusal },
  'licence-certificate': { title: '许可证', titleEn: 'Licence certificate', numberWord: '许证', content: licenceCertificate },
  'delivery-receipt': { title: '送达回证', titleEn: 'Receipt of delivery', numberWord: '许送', content: deliveryReceipt },
});
