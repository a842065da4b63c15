import { app, dialog } from 'electron'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'

/** A fault while starting: told in both languages, because the settings may be what could not be read. */
export function stopOnFault(error: unknown): void {
  const message = {
    code: 'host.failed',
    params: { kind: error instanceof Error ? error.name : typeof error },
  }
  const sentences = (['nl', 'en'] as const).map((language) =>
    writeMessage(createTexts(ruleTexts, language), message),
  )
  dialog.showErrorBox('Dagdeel', sentences.join('\n\n'))
  app.exit(1)
}
