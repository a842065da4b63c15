import { notifications } from '@mantine/notifications'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

/*
 * Before every file of tests: all files share one page and one module graph, so what must happen after each test is said
 * here and not in a module that is read once.
 */

configure({
  // A busy machine may take longer than a second to paint a page the first time.
  asyncUtilTimeout: 8_000,
  // Every try of a waiting query would print the whole page: a tenth of the time of these tests. To see the page of a
  // failing test, call `screen.debug()` in it.
  getElementError: (message) => {
    const error = new Error(message ?? 'not found')
    error.name = 'TestingLibraryElementError'
    return error
  },
})

afterEach(() => {
  cleanup()
  // What passed by at the bottom of the screen is kept outside the page.
  notifications.clean()
  window.localStorage.clear()
})
