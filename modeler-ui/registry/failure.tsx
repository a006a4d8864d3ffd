import { ApiError } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';

/** The pages' usual notice; what is no answer of the API is a fault of the page and goes to its boundary. */
export const RegistryFailure = ({ fault, again }: { fault: unknown; again?: () => void }) => {
  if (!(fault instanceof ApiError)) throw fault;
  return <ErrorNotice error={fault} retry={again} />;
};
