/** What the application says about itself: a question it cannot take, a data folder that stays closed. */
export const appTexts = {
  'envelope.refused': 'This question cannot be read.',
  'envelope.version': 'Dagdeel was updated. Load the screen again.',
  'call.unknown': 'There is no such question.',
  'call.closed': 'Dagdeel is closing.',
  'call.forbidden': 'Your role may not do this.',
  'call.busy': 'Too many questions are waiting. Try again in a moment.',
  'call.disconnected': 'No connection with Dagdeel. Start the program again.',
  'input.refused': 'This is not right yet: {{path}}.',

  'open.inUse':
    'Dagdeel is already open with this folder ({{folder}}, process {{pid}}). Close it there first.',
  'open.unreachable': 'The folder {{folder}} cannot be used ({{error}}). Nothing was changed.',
  'open.keyMissing': 'The key of {{folder}} is gone. The data cannot be opened. Nothing was changed.',
  'open.keySealed':
    'The key of {{folder}} does not open here ({{sealer}}). Open the folder as the same user on the same computer. Nothing was changed.',
  'open.wrongKey': 'The key does not fit the data in {{folder}}. Nothing was changed.',
  'open.damaged':
    'The data file in {{folder}} is damaged ({{detail}}). Nothing was changed. Put a backup in its place.',
  'open.newer':
    'The data in {{folder}} come from a newer Dagdeel (version {{fileVersion}}, here {{knownVersion}}). Update Dagdeel. Nothing was changed.',
  'open.copyFailed': 'The copy before updating {{folder}} failed ({{detail}}). Nothing was updated.',

  'host.unknownOption':
    'Dagdeel does not know this option: {{option}}. It knows: --data FOLDER, --sample, --port NUMBER, --no-open.',
  'host.portTaken': 'Port {{port}} is taken. Choose another with --port, or leave --port out.',
  'host.failed': 'Dagdeel cannot start because of a fault ({{kind}}). Nothing was changed in the data.',
  'host.pageMissing': 'The screen has not been built yet. Start Dagdeel with: npm start',
} as const
