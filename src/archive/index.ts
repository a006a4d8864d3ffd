export { archiveFolderOf } from './feature.ts';
export { createArchiveFolder } from './folder.ts';
export { verifyArchive } from './verify.ts';
