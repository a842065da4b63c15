import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Settings } from '#shared/ipc/calls/settings.ts'
import { AnnouncerContext, createAnnouncer } from './announcer.tsx'
import type { AppClient } from './app-client.ts'
import { AppClientContext } from './app-context.tsx'
import { refusalOf } from './call-error.ts'
import { CrashScreen } from './CrashScreen.tsx'
import { Gate } from './Gate.tsx'
import { createKeyRegistry, KeyRegistryContext } from './keys.tsx'
import type { createAppRouter } from './router.tsx'
import { SessionContext } from './session.tsx'
import { StartTrouble } from './StartTrouble.tsx'
import { TextsProvider, useTexts } from './texts.tsx'
import { makeTheme, settingsDecideColourScheme } from './theme.ts'
import { invalidateTopics, useCall } from './use-call.ts'
import { useDisplaySettings } from './use-display-settings.ts'

interface AppProps {
  readonly client: AppClient
  readonly queries: QueryClient
  readonly router: ReturnType<typeof createAppRouter>
  /** Loads the page anew, so that nothing of the house stays in its memory. */
  readonly startAnew: () => void
}

/** The whole page: first the gate; behind it data, language, theme, and then the screen of the address. */
export function App({ client, queries, router, startAnew }: AppProps) {
  useEffect(() => client.subscribe((topics) => void invalidateTopics(queries, topics)), [client, queries])
  return (
    <AppClientContext value={client}>
      <QueryClientProvider client={queries}>
        <Gate
          theme={Theme}
          startAnew={startAnew}
          openAt={(path) => {
            router.history.replace(path)
            router.history.flush()
          }}
          house={
            <WithSession>
              <RouterProvider router={router} />
            </WithSession>
          }
        />
      </QueryClientProvider>
    </AppClientContext>
  )
}

function WithSession({ children }: { readonly children: ReactNode }) {
  const session = useCall('session.get', {})
  const isWiped = useForgetting(session.error)
  if (session.data === undefined || isWiped) {
    return session.isError ? (
      <StartTrouble error={session.error} onRetry={() => void session.refetch()} />
    ) : null
  }
  return (
    <SessionContext value={session.data}>
      <Theme settings={session.data.settings}>{children}</Theme>
    </SessionContext>
  )
}

/** Headquarters had this computer cleared: what the page still knows goes as well, and no screen is left. */
function useForgetting(error: unknown): boolean {
  const queries = useQueryClient()
  const isWiped = refusalOf(error)?.code === 'sync.wiped'
  useEffect(() => {
    const isOfHouse = (name: unknown) => name !== 'session.get' && name !== 'gate.status'
    if (isWiped) queries.removeQueries({ predicate: ({ queryKey }) => isOfHouse(queryKey[0]) })
  }, [isWiped, queries])
  return isWiped
}

/** Language, colours and sizes as this person wants them, and what speaks to everybody on the page. */
function Theme({ settings, children }: { readonly settings: Settings; readonly children: ReactNode }) {
  return (
    <TextsProvider language={settings.language}>
      <ThemeInTexts settings={settings}>{children}</ThemeInTexts>
    </TextsProvider>
  )
}

function ThemeInTexts({ settings, children }: { readonly settings: Settings; readonly children: ReactNode }) {
  const texts = useTexts()
  const [announcer] = useState(createAnnouncer)
  const [keyRegistry] = useState(createKeyRegistry)
  const colourScheme = useDisplaySettings(settings)
  const theme = useMemo(() => makeTheme(texts), [texts])
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={colourScheme}
      colorSchemeManager={settingsDecideColourScheme}
      // Variables and classes come from our style files: the page's policy allows no inline style sheet.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <DatesProvider
        settings={{ locale: texts.language, firstDayOfWeek: 1, weekendDays: [0, 6], consistentWeeks: true }}
      >
        <AnnouncerContext value={announcer}>
          <KeyRegistryContext value={keyRegistry}>
            <CrashScreen>{children}</CrashScreen>
            <Notifications position="bottom-right" limit={3} />
          </KeyRegistryContext>
        </AnnouncerContext>
      </DatesProvider>
    </MantineProvider>
  )
}
