import { conflict, type Refusal } from '../platform/errors.ts';

/** Nothing is done in a matter about which engine and record disagree (R12a). */
export const matterFrozen = (): Refusal =>
  conflict(
    'matter-frozen',
    '该办理事项的流程状态与记录不一致，核查期间暂停办理。您的内容没有丢失，恢复后可以继续提交。',
    'The engine and the record disagree about this matter, and it is suspended until people have looked into it. Nothing you entered is lost; submit it again afterwards.',
  );
