/** Hands a file to the user: the shell asks where, or puts it among the downloads. */
export function savePdf(bytes: Uint8Array<ArrayBuffer>, fileName: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The shell has taken the bytes once the click is over; a short while is for those that take their time.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
