import { ExportedFile } from '@platform-maturity/backstage-plugin-maturity-common';

/** Hands a file to the browser to save. */
export function saveFile({ fileName, content }: ExportedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
