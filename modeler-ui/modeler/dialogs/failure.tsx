import { ApiError } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';

/** What happened, what is safe, and the code to quote. A fault that is no answer of the API is said as it is. */
export const Failure = ({ fault }: { fault: unknown }) => {
  if (fault === null || fault === undefined) return null;
  if (fault instanceof ApiError)
    return (
      <div className="dialog-failure">
        <ErrorNotice error={fault} />
      </div>
    );
  return (
    <p className="notice notice-problem dialog-failure" role="alert">
      {fault instanceof Error ? fault.message : String(fault)}
    </p>
  );
};
