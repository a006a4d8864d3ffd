import type { ButtonProps } from 'antd';

/** A stable mark for browser tests on a dialog's own button. */
export const marked = (testId: string, more: ButtonProps = {}): ButtonProps => ({ ...more, 'data-testid': testId }) as ButtonProps;
