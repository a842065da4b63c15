import { notifications } from '@mantine/notifications'

/**
 * A sentence about an act that has no place of its own on screen (a key, the palette). It stays until closed, and the
 * status bar says the same: a toast never holds the only copy.
 */
export function showProblem(title: string, sentence: string): void {
  notifications.show({
    id: `${title} ${sentence}`,
    title,
    message: sentence,
    autoClose: false,
    withBorder: true,
  })
}
