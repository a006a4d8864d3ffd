/** A size as people read it. */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export const contentAddress = (fileId: string): string => `/api/files/${encodeURIComponent(fileId)}/content`;
