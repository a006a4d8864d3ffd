/** Hands a text or a picture to the browser as a file. */
export const download = (name: string, content: string | Blob, type: string): void => {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** `挖掘城市道路审批-第1版.bpmn`; characters that file systems refuse are replaced. */
export const fileName = (power: string, version: string, extension: string): string =>
  `${power}-${version}.${extension}`.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_');
