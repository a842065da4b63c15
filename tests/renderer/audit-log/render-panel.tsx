import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { AnnouncerContext, createAnnouncer } from '#renderer/src/app/announcer.tsx'
import type { Announcer } from '#renderer/src/app/announcer.tsx'
import { createAppClient } from '#renderer/src/app/app-client.ts'
import { AppClientContext } from '#renderer/src/app/app-context.tsx'
import { createKeyRegistry, KeyRegistryContext } from '#renderer/src/app/keys.tsx'
import { SessionContext } from '#renderer/src/app/session.tsx'
import { makeTexts, TextsProvider } from '#renderer/src/app/texts.tsx'
import { makeTheme } from '#renderer/src/app/theme.ts'
import { invalidateTopics } from '#renderer/src/app/use-call.ts'
import { AuditLogPanel } from '#renderer/src/features/audit-log/AuditLogPanel.tsx'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import { aSession } from '../a-board.ts'
import { createFakeBridge } from '../fake-bridge.ts'
import type { Answers, FakeBridge } from '../fake-bridge.ts'
import { preparePage } from '../render-app.tsx'

export interface ShownPanel {
  readonly bridge: FakeBridge
  readonly user: ReturnType<typeof userEvent.setup>
  readonly announcer: Announcer
  readonly container: HTMLElement
}

/** The log by itself, on a faked application: it is a tab of a screen that others make. */
export function renderPanel(answers: Answers, session: Partial<SessionView> = {}): ShownPanel {
  preparePage()
  const bridge = createFakeBridge(answers)
  const client = createAppClient(bridge)
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  const announcer = createAnnouncer()
  client.subscribe((topics) => void invalidateTopics(queries, topics))
  const { container } = render(
    <AppClientContext value={client}>
      <QueryClientProvider client={queries}>
        <SessionContext value={aSession(session)}>
          <TextsProvider language="nl">
            <MantineProvider
              theme={makeTheme(makeTexts('nl'))}
              withCssVariables={false}
              withGlobalClasses={false}
            >
              <AnnouncerContext value={announcer}>
                <KeyRegistryContext value={createKeyRegistry()}>
                  <AuditLogPanel />
                </KeyRegistryContext>
              </AnnouncerContext>
            </MantineProvider>
          </TextsProvider>
        </SessionContext>
      </QueryClientProvider>
    </AppClientContext>,
  )
  return { bridge, user: userEvent.setup(), announcer, container }
}
