/** What the keys of a form look like (R11.3): one pattern each for editors, schemas and lint. */

/** Key of a field, and of a form in an entry. */
export const FIELD_KEY = /^[a-z][A-Za-z0-9]{0,63}$/;

/** Value of an option of a choice. */
export const OPTION_VALUE = /^[a-z0-9][a-z0-9-]{0,63}$/;
