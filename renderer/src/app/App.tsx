import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import { AnnouncerContext, createAnnouncer } from './announcer.tsx'
import type { AppClient } from './app-client.ts'
import { AppClientContext } from './app-context.tsx'
import { refusalOf } from './call-error.ts'
import { CrashScreen } from './CrashScreen.tsx'
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
}

/** The whole page: data, language, theme, and then the screen of the address. */
export function App({ client, queries, router }: AppProps) {
  useEffect(() => client.subscribe((topics) => void invalidateTopics(queries, topics)), [client, queries])
  return (
    <AppClientContext value={client}>
      <QueryClientProvider client={queries}>
        <WithSession>
          <RouterProvider router={router} />
        </WithSession>
      </QueryClientProvider>
    </AppClientContext>
  )
}

function WithSession({ children }: { readonly children: ReactNode }) {
  const session = useCall('session.get', {})
  const isWiped = useForgetting(session.error)
  if (session.data === undefined || isWiped) {
    // Until the first answer nothing is known, not even the language; Dutch is the language of the house.
    return (
      <TextsProvider language={session.data?.settings.language ?? 'nl'}>
        {session.isError ? (
          <StartTrouble error={session.error} onRetry={() => void session.refetch()} />
        ) : null}
      </TextsProvider>
    )
  }
  return (
    <SessionContext value={session.data}>
      <TextsProvider language={session.data.settings.language}>
        <WithTheme session={session.data}>{children}</WithTheme>
      </TextsProvider>
    </SessionContext>
  )
}

/** Headquarters had this computer cleared: what the page still knows goes as well, and no screen is left. */
function useForgetting(error: unknown): boolean {
  const queries = useQueryClient()
  const isWiped = refusalOf(error)?.code === 'sync.wiped'
  useEffect(() => {
    if (isWiped) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.get' })
  }, [isWiped, queries])
  return isWiped
}

function WithTheme({ session, children }: { readonly session: SessionView; readonly children: ReactNode }) {
  const texts = useTexts()
  const [announcer] = useState(createAnnouncer)
  const [keyRegistry] = useState(createKeyRegistry)
  const colourScheme = useDisplaySettings(session.settings)
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
