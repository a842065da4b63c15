/** Hands a file of the application to the browser, which puts it where the person keeps downloads. */
export function saveFile(fileName: string, base64: string): void {
  const bytes = Uint8Array.from(window.atob(base64), (sign) => sign.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes]))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has its own hold on the data by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
