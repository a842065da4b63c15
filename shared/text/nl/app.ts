/** What the application says about itself: a question it cannot take, a data folder that stays closed. */
export const appTexts = {
  'envelope.refused': 'Deze vraag is niet te lezen.',
  'envelope.version': 'Dagdeel is bijgewerkt. Laad het scherm opnieuw.',
  'call.unknown': 'Deze vraag bestaat niet.',
  'call.closed': 'Dagdeel wordt afgesloten.',
  'call.forbidden': 'Dit mag je niet doen met jouw rol.',
  'call.busy': 'Er staan te veel vragen open. Probeer het zo nog eens.',
  'call.disconnected': 'Geen verbinding met Dagdeel. Start het programma opnieuw.',
  'input.refused': 'Dit klopt nog niet: {{path}}.',

  'open.inUse': 'Dagdeel staat al open met deze map ({{folder}}, proces {{pid}}). Sluit het daar eerst.',
  'open.unreachable': 'De map {{folder}} is niet te gebruiken ({{error}}). Er is niets veranderd.',
  'open.keyMissing':
    'De sleutel van {{folder}} is weg. De gegevens zijn niet te openen. Er is niets veranderd.',
  'open.keySealed':
    'De sleutel van {{folder}} gaat hier niet open ({{sealer}}). Open de map met dezelfde gebruiker op dezelfde computer. Er is niets veranderd.',
  'open.wrongKey': 'De sleutel past niet op de gegevens in {{folder}}. Er is niets veranderd.',
  'open.damaged':
    'Het gegevensbestand in {{folder}} is beschadigd ({{detail}}). Er is niets veranderd. Zet een reservekopie terug.',
  'open.newer':
    'De gegevens in {{folder}} zijn van een nieuwere Dagdeel (versie {{fileVersion}}, hier {{knownVersion}}). Werk Dagdeel bij. Er is niets veranderd.',
  'open.copyFailed':
    'De kopie vóór het bijwerken van {{folder}} lukte niet ({{detail}}). Er is niets bijgewerkt.',

  'host.unknownOption':
    'Dagdeel kent deze keuze niet: {{option}}. Wel: --data MAP, --sample, --port NUMMER, --no-open.',
  'host.portTaken': 'Poort {{port}} is bezet. Kies een andere met --port, of laat --port weg.',
  'host.failed': 'Dagdeel kan niet starten door een fout ({{kind}}). Er is niets veranderd aan de gegevens.',
  'host.pageMissing': 'Het scherm is nog niet gebouwd. Start Dagdeel met: npm start',
} as const
