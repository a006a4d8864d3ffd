import { fulfils, RECORDINGS } from '../../penalties/recordings.ts';
import { lacksReason } from '../../text/reason.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { RecordingKept } from './check.ts';
import { ownField, told, type JudgedForm } from './look-up.ts';

/** CF47; 国办发〔2018〕118号: the recording lies at the step, or the form says why there is none. */
export function recordingKept(check: RecordingKept, form: JudgedForm): FieldProblem[] {
  const field = ownField(form, check.field);
  const reason = form.values[check.field];
  if (!field || fulfils(form.judging.known.recordings ?? [], check.recording)) return [];
  if (typeof reason === 'string' && !lacksReason(true, reason)) return [];
  const { name, nameEn } = RECORDINGS[check.recording];
  return [
    told(form, check, field.key, 'recording-missing', [
      `本环节须有${name}，尚未上传；没有记录的，应当写明理由。`,
      `This step needs a recording (${nameEn}); none was added: add it, or say why there is none.`,
    ]),
  ];
}
