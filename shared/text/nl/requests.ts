/** Sentences of the check, the requests and the answers to parents. Rule ids: shared/domain/requests/README.md. */
export const requestTexts = {
  'check.headline.ok_one':
    "Op {{day, day}} komen er {{children}} kinderen; {{count}} pm'er mag er {{most}} hebben.",
  'check.headline.ok_other':
    "Op {{day, day}} komen er {{children}} kinderen; {{count}} pm'ers mogen er {{most}} hebben.",
  'check.headline.okLocation_one':
    "Op {{day, day}} komen er {{children}} kinderen op de bso; {{count}} pm'er mag er {{most}} hebben.",
  'check.headline.okLocation_other':
    "Op {{day, day}} komen er {{children}} kinderen op de bso; {{count}} pm'ers mogen er {{most}} hebben.",
  'check.headline.okWithDip_one':
    "Op {{day, day}} komen er {{children}} kinderen; er blijft {{count}} pm'er nodig. Een pauze past binnen de wet.",
  'check.headline.okWithDip_other':
    "Op {{day, day}} komen er {{children}} kinderen; er blijven {{count}} pm'ers nodig. Een pauze past binnen de wet.",
  'check.headline.okAlone': "Op {{day, day}} komt dit kind alleen; er staat al een pm'er in het rooster.",
  'check.headline.okProvisional_one':
    "Op {{day, day}} komen er {{children}} kinderen; er blijft {{count}} pm'er nodig.",
  'check.headline.okProvisional_other':
    "Op {{day, day}} komen er {{children}} kinderen; er blijven {{count}} pm'ers nodig.",
  'check.headline.okProvisionalLocation_one':
    "Op {{day, day}} komen er {{children}} kinderen op de bso; er blijft {{count}} pm'er nodig.",
  'check.headline.okProvisionalLocation_other':
    "Op {{day, day}} komen er {{children}} kinderen op de bso; er blijven {{count}} pm'ers nodig.",

  'check.headline.guaranteed_one':
    "Op {{day, day}} is dan {{count}} pm'er nodig. De dag is op tijd gevraagd en dus zeker.",
  'check.headline.guaranteed_other':
    "Op {{day, day}} zijn dan {{count}} pm'ers nodig. De dag is op tijd gevraagd en dus zeker.",
  'check.sentence.guaranteed': 'Op {{day, day}} is er plek: je vroeg het op tijd.',
  'check.sentence.ok': 'Op {{day, day}} is er plek, zonder extra personeel.',
  'check.sentence.okProvisional': 'Op {{day, day}} lijkt er plek. Het is zeker als het rooster vaststaat.',
  'check.sentence.full': 'Op {{day, day}} is de groep vol tussen {{start, time}} en {{end, time}}.',
  'check.sentence.short_one':
    'Op {{day, day}} tussen {{start, time}} en {{end, time}} is er voor een kind van {{age}} jaar {{count}} medewerker te weinig.',
  'check.sentence.short_other':
    'Op {{day, day}} tussen {{start, time}} en {{end, time}} zijn er voor een kind van {{age}} jaar {{count}} medewerkers te weinig.',
  'check.sentence.notAllowed':
    'Op {{day, day}} mag er volgens de wet geen kind van {{age}} jaar bij in de groep.',
  'check.sentence.staff': 'Op {{day, day}} zijn er niet genoeg medewerkers met de juiste opleiding.',
  'check.sentence.space': 'Op {{day, day}} zijn onze ruimtes vol.',
  'check.sentence.fixedFaces': 'Op {{day, day}} werkt er geen vast gezicht van je kind in de groep.',
  'check.sentence.rosterUnknown': 'Het rooster van {{day, day}} is nog niet bekend.',
  'check.sentence.lawUnsure': 'Voor {{day, day}} kijken we de regels nog een keer na.',
  'check.sentence.consent': 'Voor opvang in {{groupName}} is je schriftelijke toestemming nodig.',
  'check.sentence.age': 'De leeftijd van je kind past dan niet bij deze groep.',
  'check.sentence.manager': 'De locatiemanager kijkt nog naar {{day, day}}.',

  'check.groupMax.ok': 'De groep wordt {{children}} van maximaal {{max}}.',
  'check.groupMax.full':
    'De groep wordt {{children}}, maar mag er {{max}} hebben ({{start, time}}–{{end, time}}).',
  'check.groupMax.fullByLaw':
    'De groep wordt {{children}}, maar mag er {{max}} hebben ({{start, time}}–{{end, time}}). Ook de wet staat dit niet toe.',
  'check.groupMax.notAllowed':
    'De wet staat deze groep niet toe: {{children}} kinderen met deze leeftijden ({{start, time}}–{{end, time}}).',

  'check.ageRange.ok': 'Leeftijd {{months, age}} past bij de groep ({{min, age}} tot {{max, age}}).',
  'check.ageRange.outside':
    'Leeftijd {{months, age}} past niet bij de groep ({{min, age}} tot {{max, age}}).',
  'check.ageRange.ownOutside':
    'Leeftijd {{months, age}} valt buiten de eigen groep ({{min, age}} tot {{max, age}}). Kijk of dat klopt.',

  'check.ratio.ok':
    'Nodig {{need}}, rooster {{rostered}} ({{start, time}}–{{end, time}}: {{before}}→{{after}} kinderen).',
  'check.ratio.okProvisional':
    'Nodig blijft {{need}} ({{start, time}}–{{end, time}}: {{before}}→{{after}} kinderen).',
  'check.ratio.okWithDip':
    'Van {{start, time}} tot {{end, time}} werken er {{rostered}} van de {{need}}. Dat mag, en dit kind verandert het niet.',
  'check.ratio.short_one':
    "Tussen {{start, time}} en {{end, time}} is {{count}} pm'er nodig voor {{after}} kinderen; het rooster heeft er {{rostered}}.",
  'check.ratio.short_other':
    "Tussen {{start, time}} en {{end, time}} zijn {{count}} pm'ers nodig voor {{after}} kinderen; het rooster heeft er {{rostered}}.",
  'check.ratio.alreadyShort_one':
    "Tussen {{start, time}} en {{end, time}} is er al {{count}} pm'er te weinig: {{before}} kinderen, {{need}} nodig, {{rostered}} in rooster.",
  'check.ratio.alreadyShort_other':
    "Tussen {{start, time}} en {{end, time}} zijn er al {{count}} pm'ers te weinig: {{before}} kinderen, {{need}} nodig, {{rostered}} in rooster.",
  'check.ratio.moreNeeded_one':
    "Met dit kind is {{count}} pm'er nodig, zonder dit kind {{needBefore}} ({{start, time}}–{{end, time}}).",
  'check.ratio.moreNeeded_other':
    "Met dit kind zijn {{count}} pm'ers nodig, zonder dit kind {{needBefore}} ({{start, time}}–{{end, time}}).",
  'check.ratio.extraStaff_one':
    "Kan alleen met {{count}} pm'er extra ({{start, time}}–{{end, time}}: {{need}} nodig, {{rostered}} in rooster).",
  'check.ratio.extraStaff_other':
    "Kan alleen met {{count}} pm'ers extra ({{start, time}}–{{end, time}}: {{need}} nodig, {{rostered}} in rooster).",
  'check.ratio.guaranteed_one':
    "Tussen {{start, time}} en {{end, time}} is dan {{count}} pm'er nodig (nu {{needBefore}}, rooster {{rostered}}). Op tijd gevraagd: plan de dienst.",
  'check.ratio.guaranteed_other':
    "Tussen {{start, time}} en {{end, time}} zijn dan {{count}} pm'ers nodig (nu {{needBefore}}, rooster {{rostered}}). Op tijd gevraagd: plan de dienst.",
  'check.ratio.notAllowed':
    'Deze groep mag niet, ook niet met meer personeel ({{start, time}}–{{end, time}}, {{after}} kinderen).',
  'check.ratio.lawUnsure':
    'De som klopt, maar de wet is hier niet zeker ({{start, time}}–{{end, time}}). Controleer 1ratio.',
  'check.merged.ok':
    '{{group}} is dan samen met {{others}}, bij {{hostName}} ({{start, time}}–{{end, time}}).',
  'check.merged.wouldFit':
    'Past wel als {{group}} en {{others}} dan samen zijn, bij {{hostName}} ({{start, time}}–{{end, time}}).',
  'check.merged.moved':
    'Verplaatst naar {{hostName}} ({{start, time}}–{{end, time}}), niet {{group}}. Daar telt het kind.',
  'check.ratio.noLaw': 'Voor {{day, day}} is er geen rekenregel bekend.',
  'check.ratio.rosterUnknown': 'Voor {{day, day}} staan er geen diensten in het rooster.',

  'check.closedDay.ok': 'Open op {{day, day}}.',
  'check.closedDay.weekday': 'Op {{day, day}} zijn we niet open.',
  'check.closedDay.publicHoliday': 'Op {{day, day}} zijn we dicht: feestdag.',
  'check.closedDay.closure': 'Op {{day, day}} zijn we dicht.',
  'check.openingHours.ok': '{{start, time}}–{{end, time}} valt binnen de openingstijden.',
  'check.openingHours.outside':
    '{{start, time}}–{{end, time}} valt buiten de openingstijden ({{open, time}}–{{close, time}}).',
  'check.openingHours.reversed': 'De eindtijd {{end, time}} moet na de begintijd {{start, time}} liggen.',
  'check.openingHours.schoolUnknown': 'De schooltijden zijn niet bekend. Vul de gewenste tijden in.',
  'check.openingHours.atSchool':
    'Het kind heeft dan les ({{schoolStart, time}}–{{schoolEnd, time}}). Kijk of dat klopt.',

  'check.contract.ok': 'Er loopt een contract op {{day, day}}.',
  'check.contract.unknownChild': 'Dit kind staat niet bij deze locatie.',
  'check.contract.none': 'Dit kind heeft geen contract bij deze locatie.',
  'check.contract.notStarted': 'Het contract begint pas op {{start, date}}.',
  'check.contract.ended': 'Het contract is gestopt op {{end, date}}.',
  'check.contract.groupEnded': 'De groep {{groupName}} bestaat dan niet.',
  'check.contract.notFlexible': 'Dit kind heeft dan geen flexibel contract.',
  'check.contract.notOutOfSchool': 'Dit kind heeft dan geen contract voor de bso.',
  'check.contract.suspended': 'De opvang van dit kind staat dan stil.',
  'check.childAge.ok': 'Leeftijd op {{day, day}}: {{months, age}}.',
  'check.childAge.unborn': 'Het kind is dan nog niet geboren ({{birthDate, date}}).',
  'check.childAge.tooYoung': 'Het kind is dan nog te jong; het kan vanaf {{from, date}}.',
  'check.childAge.tooOld': 'De dagopvang van dit kind stopt op {{until, date}}.',
  'check.alreadyPresent.ok': 'Het kind komt dan nog niet.',
  'check.alreadyPresent.partly': 'Het kind komt al een deel van de dag; {{minutes, hours}} uur komt erbij.',
  'check.alreadyPresent.overlap': 'Het kind komt dan al ({{start, time}}–{{end, time}}).',
  'check.alreadyPresent.absent': 'Het kind is dan afgemeld ({{reasonCode}}).',
  'check.alreadyPresent.otherRequest': 'Er staat al een aanvraag open voor {{day, day}}.',

  'check.givenDay.ok': 'De opvang van {{day, day}} {{start, time}}–{{end, time}} vervalt.',
  'check.givenDay.okWhole': 'De hele opvang van {{day, day}} vervalt.',
  'check.givenDay.closedHoliday': 'Op {{day, day}} is het feestdag; die dag mag geruild worden.',
  'check.givenDay.missing': 'Kies de dag die vervalt.',
  'check.givenDay.past': 'De ruildag {{day, day}} is al voorbij.',
  'check.givenDay.notContracted': 'Op {{day, day}} heeft het kind geen opvang om te ruilen.',
  'check.givenDay.reversed': 'De eindtijd {{end, time}} van de ruildag moet na {{start, time}} liggen.',
  'check.givenDay.outsideCare': '{{start, time}}–{{end, time}} valt buiten de opvang van {{day, day}}.',
  'check.givenDay.absent': 'Het kind is op {{day, day}} al afwezig ({{reasonCode}}).',
  'check.givenDay.alreadyGiven': 'De opvang van {{day, day}} is al geruild.',
  'check.givenDay.alsoAsked': 'Een andere open aanvraag wil {{day, day}} ook ruilen.',
  'check.givenDay.closed': 'Op {{day, day}} zijn we dicht; die dag kan niet geruild worden.',
  'check.givenDay.reasonNotAllowed': 'Ruilen om deze reden mag hier niet ({{reasonCode}}).',
  'check.givenDay.sameStretch': 'De gevraagde tijd is dezelfde als de tijd die vervalt.',
  'check.givenDay.needRises': "Als {{day, day}} vervalt, zijn daar meer pm'ers nodig. Kijk of dat klopt.",

  'check.window.calendarYear': 'Beide dagen vallen in {{year}}.',
  'check.window.weeks_one': 'De dagen liggen binnen {{count}} week van elkaar.',
  'check.window.weeks_other': 'De dagen liggen binnen {{count}} weken van elkaar.',
  'check.window.sameWeek': 'Beide dagen vallen in week {{week, week}}.',
  'check.window.free': 'De dag ligt binnen het bekende rooster.',
  'check.window.otherYear': 'Ruilen kan alleen binnen één kalenderjaar.',
  'check.window.outsideWeeks_one': 'Ruilen kan tot {{count}} week voor of na {{day, day}}.',
  'check.window.outsideWeeks_other': 'Ruilen kan tot {{count}} weken voor of na {{day, day}}.',
  'check.window.otherWeek': 'Ruilen kan alleen binnen week {{week, week}}.',
  'check.window.outsideData': 'Van {{day, date}} zijn nog geen gegevens bekend.',
  'check.noticePeriod.ok_one': '{{days}} dagen vooraf (minimaal {{count}} dag).',
  'check.noticePeriod.ok_other': '{{days}} dagen vooraf (minimaal {{count}} dagen).',
  'check.noticePeriod.none': 'Op tijd gevraagd.',
  'check.noticePeriod.past': 'De gevraagde dag {{day, day}} is al voorbij.',
  'check.noticePeriod.tooLate_one': 'Vraag het minimaal {{count}} dag vooraf. Dit is {{days}} vooraf.',
  'check.noticePeriod.tooLate_other': 'Vraag het minimaal {{count}} dagen vooraf. Dit is {{days}} vooraf.',
  'check.noticePeriod.tooLateTime': 'Vraag het uiterlijk {{day, day}} voor {{until, time}}.',
  'check.balance.ok': 'Nog {{left}} van {{max}} keer ruilen in {{year}}.',
  'check.balance.usedUp_one': 'Dit kind heeft in {{year}} al {{used}} keer geruild; {{count}} keer mag.',
  'check.balance.usedUp_other': 'Dit kind heeft in {{year}} al {{used}} keer geruild; {{count}} keer mag.',
  'check.balance.enough':
    'Het tegoed is genoeg: {{needed, hours}} uur nodig, {{available, hours}} uur {{paymentCode}}.',
  'check.balance.partly':
    'Het tegoed is niet genoeg: {{available, hours}} van de {{needed, hours}} uur {{paymentCode}}. De rest komt op de factuur ({{invoiced, hours}} uur).',
  'check.balance.short':
    'Er is te weinig tegoed: {{needed, hours}} uur nodig, {{available, hours}} uur {{paymentCode}}.',
  'check.likeForLike.ok': 'Niet langer dan wat vervalt ({{wanted, hours}} uur voor {{given, hours}} uur).',
  'check.likeForLike.otherSetting': 'Ruilen kan alleen binnen dezelfde soort opvang.',
  'check.likeForLike.longer': '{{wanted, hours}} uur is meer dan de {{given, hours}} uur die vervalt.',

  'check.minimumLength.ok': 'Lang genoeg: {{minutes, hours}} uur.',
  'check.minimumLength.short': '{{minutes, hours}} uur is te kort; vraag minimaal {{least, hours}} uur.',
  'check.minimumLength.steps': 'Kies hele stappen van {{step}} minuten; dit zijn {{minutes}} minuten.',
  'check.adjoining.ok': 'Sluit aan op de opvang van die dag ({{start, time}}–{{end, time}}).',
  'check.adjoining.apart':
    'Langer blijven moet aansluiten op de opvang van die dag ({{start, time}}–{{end, time}}).',
  'check.adjoining.otherGroup':
    'Het kind is dan in {{groupName}} ({{start, time}}–{{end, time}}). Kies die groep.',
  'check.adjoining.noCare': 'Op {{day, day}} heeft het kind geen opvang om langer te blijven.',
  'check.studyDay.ok': 'Op {{day, day}} is de school van het kind vrij.',
  'check.studyDay.none': 'Op {{day, day}} heeft de school van het kind geen studiedag.',
  'check.studyDay.schoolUnknown': 'De school van het kind is niet bekend. Vul de school in.',
  'check.holidayPeriod.ok': 'Valt in de {{holidayCode}} ({{from, day}} tot en met {{until, day}}).',
  'check.holidayPeriod.none': 'Op {{day, day}} is het geen schoolvakantie voor dit kind.',
  'check.guarantee.ok': 'Op tijd gevraagd (tot en met {{day, date}}): deze dag is zeker.',
  'check.guarantee.tooLate': 'Na {{day, date}} gevraagd: het kan alleen als er plek is.',
  'check.payment.swap': 'De dag die vervalt betaalt deze dag.',
  'check.payment.swapLeft':
    'De dag die vervalt betaalt deze dag. {{left, hours}} uur ruiltegoed blijft over, tot en met {{until, date}}.',
  'check.payment.invoice': 'Komt op de factuur: {{invoiced, hours}} uur, {{cents, money}}.',
  'check.payment.invoiceUnknown':
    'Komt op de factuur: {{invoiced, hours}} uur. Er is nog geen tarief voor die dag.',
  'check.payment.balance': 'Gaat van het tegoed af: {{minutes, hours}} uur {{paymentCode}}.',
  'check.payment.balanceAndInvoice':
    'Gaat van het tegoed af: {{minutes, hours}} uur {{paymentCode}}. Op de factuur: {{invoiced, hours}} uur, {{cents, money}}.',
  'check.payment.balanceAndInvoiceUnknown':
    'Gaat van het tegoed af: {{minutes, hours}} uur {{paymentCode}}. Op de factuur: {{invoiced, hours}} uur; er is nog geen tarief.',
  'check.payment.notPossible': 'Betalen met {{paymentCode}} kan niet bij: {{kindCode}}.',
  'check.fixedFaces.ok': '{{name}} werkt dan in de groep ({{present}} van {{faces}} vaste gezichten).',
  'check.fixedFaces.missing': 'Geen van de {{faces}} vaste gezichten werkt op {{day, day}} in de groep.',
  'check.fixedFaces.unknown': 'Er is geen vast gezicht vastgelegd. Controleer dit.',
  'check.fixedFaces.varyingDays': 'Wisselende dagen: een vast gezicht is niet verplicht.',
  'check.fixedFaces.otherGroup': 'Met toestemming in een andere groep: een vast gezicht is niet verplicht.',
  'check.fixedFaces.rosterUnknown': 'Zonder rooster is nog niet te zien welk vast gezicht werkt.',
  'check.secondGroupConsent.ok': 'Er is toestemming voor {{groupName}} tot en met {{until, date}}.',
  'check.secondGroupConsent.missing': 'Vraag eerst schriftelijke toestemming voor {{groupName}}.',
  'check.secondGroupConsent.ownGroupFits': 'Er is ook plek in de eigen groep {{groupName}}. Kies die.',

  'check.secondGroupConsent.flexible': 'Flexibel contract: plaatsing in {{groupName}} mag als daar plek is.',
  'check.secondGroupConsent.holidayCare': 'In de vakantie mag opvang in {{groupName}}. Vertel het de ouder.',
  'check.secondGroupConsent.thereAlready': 'Het kind is dan al in {{groupName}}.',
  'check.traineeShare.ok': '{{trainees}} in opleiding; {{max}} mogen meetellen.',
  'check.traineeShare.unsure': '{{trainees}} in opleiding; {{max}} mogen zeker meetellen. Controleer dit.',
  'check.traineeShare.tooMany': '{{trainees}} in opleiding tellen mee; {{max}} mogen dat.',
  'check.traineeShare.noQualified': "Er werkt die dag geen gediplomeerde pm'er in de groep.",
  'check.space.ok': '{{children}} kinderen; er is ruimte voor {{max}}.',
  'check.space.tooSmall': '{{children}} kinderen; er is ruimte voor {{max}} (3,5 m² per kind).',
  'check.preschoolEducation.ok': "{{need}} pm'er met VE-diploma nodig, {{rostered}} in rooster.",
  'check.preschoolEducation.short':
    "{{need}} pm'er met VE-diploma nodig, {{rostered}} in rooster ({{start, time}}–{{end, time}}).",
  'check.secrecy.preschool': 'Bij geheimhouding kan een kind niet in een VVE-groep ({{groupName}}).',
  'check.secrecy.ownGroup': 'Bij geheimhouding hoort geen VVE-groep ({{groupName}}). Zoek een andere groep.',
  'check.otherLocation.no': 'Dagopvang op een andere locatie is een contractwijziging, geen ruil.',
  'check.rosterSettled.ok': 'Het rooster van week {{week, week}} staat vast.',
  'check.rosterSettled.provisional':
    'Het rooster van week {{week, week}} staat nog niet vast. Dit is voorlopig.',

  'check.givenSide.freed_one':
    'Op {{day, day}} is er dan {{count}} plek vrij voor een kind van {{age}} jaar (nu {{before}}).',
  'check.givenSide.freed_other':
    'Op {{day, day}} zijn er dan {{count}} plekken vrij voor een kind van {{age}} jaar (nu {{before}}).',
  'check.givenSide.unchanged': 'Op {{day, day}} komt er geen plek vrij voor een kind van {{age}} jaar.',
  'check.givenSide.closed': 'Op {{day, day}} waren we al dicht; daar verandert niets.',
  'check.givenSide.unknown': 'Het rooster van {{day, day}} is nog niet bekend.',

  'alternative.otherGroup': '{{day, day}} in {{groupName}}',
  'alternative.otherGroupFree_one': '{{day, day}} in {{groupName}} ({{count}} plek vrij)',
  'alternative.otherGroupFree_other': '{{day, day}} in {{groupName}} ({{count}} plekken vrij)',
  'alternative.otherDaypart': '{{day, day}} alleen {{daypartCode}}, {{groupName}}',
  'alternative.otherDaypartFree_one': '{{day, day}} {{daypartCode}}, {{groupName}} ({{count}} plek vrij)',
  'alternative.otherDaypartFree_other':
    '{{day, day}} {{daypartCode}}, {{groupName}} ({{count}} plekken vrij)',
  'alternative.otherDate': '{{day, day}}, {{groupName}}',
  'alternative.otherDateFree_one': '{{day, day}}, {{groupName}} ({{count}} plek vrij)',
  'alternative.otherDateFree_other': '{{day, day}}, {{groupName}} ({{count}} plekken vrij)',

  'alternative.otherTimes': '{{day, day}} {{start, time}}–{{end, time}}, {{groupName}}',
  'reply.greeting': 'Beste ouder,',
  'reply.approve.swapDay':
    'De ruildag van {{childName}} naar {{day, day}} ({{start, time}}–{{end, time}}) is akkoord.',
  'reply.approve.swapDayProvisional':
    'De ruildag van {{childName}} naar {{day, day}} ({{start, time}}–{{end, time}}) kan waarschijnlijk. Je hoort het zeker als het rooster vaststaat.',
  'reply.approve.extraDay':
    'De extra dag van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) is akkoord.',
  'reply.approve.extraDayProvisional':
    'De extra dag van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) kan waarschijnlijk. Je hoort het zeker als het rooster vaststaat.',
  'reply.approve.extraHour':
    'De extra tijd van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) is akkoord.',
  'reply.approve.extraHourProvisional':
    'De extra tijd van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) kan waarschijnlijk. Je hoort het zeker als het rooster vaststaat.',
  'reply.approve.flexibleDay':
    'De flexibele dag van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) is akkoord.',
  'reply.approve.flexibleDayProvisional':
    'De flexibele dag van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) kan waarschijnlijk. Je hoort het zeker als het rooster vaststaat.',
  'reply.approve.studyDay':
    'De opvang van {{childName}} op studiedag {{day, day}} ({{start, time}}–{{end, time}}) is akkoord.',
  'reply.approve.studyDayProvisional':
    'De opvang van {{childName}} op studiedag {{day, day}} ({{start, time}}–{{end, time}}) kan waarschijnlijk. Je hoort het zeker als het rooster vaststaat.',
  'reply.approve.holidayDay':
    'De vakantiedag van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) is akkoord.',
  'reply.approve.holidayDayProvisional':
    'De vakantiedag van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) kan waarschijnlijk. Je hoort het zeker als het rooster vaststaat.',
  'reply.givenEnds': 'De opvang op {{day, day}} van {{start, time}} tot {{end, time}} vervalt.',
  'reply.givenWholeEnds': 'De hele opvang op {{day, day}} vervalt.',
  'reply.otherGroup': 'De opvang is dan in {{groupName}}.',
  'reply.decline.swapDay': 'De ruildag van {{childName}} naar {{day, day}} kan helaas niet.',
  'reply.decline.extraDay': 'De extra dag van {{childName}} op {{day, day}} kan helaas niet.',
  'reply.decline.extraHour': 'De extra tijd van {{childName}} op {{day, day}} kan helaas niet.',
  'reply.decline.flexibleDay': 'De flexibele dag van {{childName}} op {{day, day}} kan helaas niet.',
  'reply.decline.studyDay': 'De opvang van {{childName}} op studiedag {{day, day}} kan helaas niet.',
  'reply.decline.holidayDay': 'De vakantiedag van {{childName}} op {{day, day}} kan helaas niet.',
  'reply.canInstead': 'Wat wel kan: {{day, day}} van {{start, time}} tot {{end, time}} in {{groupName}}.',
  'reply.offer.swapDay':
    'In plaats daarvan kan {{childName}} ruilen naar {{day, day}} van {{start, time}} tot {{end, time}} in {{groupName}}.',
  'reply.offer.extraDay':
    'In plaats daarvan kan {{childName}} komen op {{day, day}} van {{start, time}} tot {{end, time}} in {{groupName}}.',
  'reply.offer.extraHour':
    'In plaats daarvan kan {{childName}} komen op {{day, day}} van {{start, time}} tot {{end, time}} in {{groupName}}.',
  'reply.offer.flexibleDay':
    'In plaats daarvan kan {{childName}} komen op {{day, day}} van {{start, time}} tot {{end, time}} in {{groupName}}.',
  'reply.offer.studyDay':
    'In plaats daarvan kan {{childName}} komen op {{day, day}} van {{start, time}} tot {{end, time}} in {{groupName}}.',
  'reply.offer.holidayDay':
    'In plaats daarvan kan {{childName}} komen op {{day, day}} van {{start, time}} tot {{end, time}} in {{groupName}}.',
  'reply.offerAnswer': 'Laat je weten of dat past?',
  'reply.consentNeeded': 'Daarvoor is vooraf je schriftelijke toestemming nodig.',
  'reply.swapIsService': 'Een ruildag is een service, geen recht.',
  'reply.extraIsCharged': 'Extra opvang rekenen we achteraf af.',
  'reply.guaranteed': 'Je vroeg het op tijd, dus deze dag is zeker.',
  'reply.cost.invoice': 'We rekenen dit achteraf af: {{minutes, hours}} uur, {{cents, money}}.',
  'reply.cost.invoiceUnknown': 'We rekenen dit achteraf af: {{minutes, hours}} uur. Het bedrag volgt.',
  'reply.cost.balance': 'Er gaat {{minutes, hours}} uur van het tegoed af ({{paymentCode}}).',
  'reply.cost.left':
    'Je houdt {{minutes, hours}} uur ruiltegoed over. Gebruik het uiterlijk {{until, date}}.',
  'reply.waiting': '{{childName}} staat op de wachtlijst voor {{day, day}}.',
  'reply.waitingNews': 'Je hoort het van ons als er plek komt.',
  'reply.cancel':
    'De opvang van {{childName}} op {{day, day}} ({{start, time}}–{{end, time}}) gaat niet door.',
  'reply.cancelCharged': 'We rekenen deze opvang wel af, zoals in de voorwaarden staat.',
  'reply.cancelFree': 'We rekenen deze opvang niet af.',
  'reply.closing': 'Met vriendelijke groet, {{locationName}}',

  'swapReason.publicHoliday': 'feestdag',
  'swapReason.illness': 'ziekte',
  'swapReason.private': 'privé',
  'payment.invoice': 'factuur',
  'payment.swapCredit': 'ruiltegoed',
  'payment.flex': 'flexibele uren',
  'payment.holidayDays': 'vakantiedagen',
  'absenceReason.ill': 'ziek',
  'absenceReason.holiday': 'vakantie',
  'absenceReason.other': 'afgemeld',
  'absenceReason.swappedAway': 'geruild',
  'absenceReason.suspended': 'opvang staat stil',

  'requests.did.enter': 'Aanvraag van {{childName}} ({{kindCode}} {{day, day}}) ingevoerd',
  'requests.did.approve': 'Aanvraag van {{childName}} ({{kindCode}} {{day, day}}) goedgekeurd',
  'requests.did.override': 'Aanvraag van {{childName}} ({{kindCode}} {{day, day}}) toch goedgekeurd',
  'requests.did.decline': 'Aanvraag van {{childName}} ({{kindCode}} {{day, day}}) afgewezen',
  'requests.did.offer': 'Alternatief ({{day, day}}) aangeboden voor {{childName}}',
  'requests.did.acceptOffer': 'Alternatief ({{day, day}}) afgesproken voor {{childName}}',
  'requests.did.withdraw': 'Aanvraag van {{childName}} ({{kindCode}} {{day, day}}) ingetrokken',
  'requests.did.reopen': 'Aanvraag van {{childName}} ({{kindCode}} {{day, day}}) teruggezet',

  'requests.did.putOnWaitingList':
    'Aanvraag van {{childName}} ({{kindCode}} {{day, day}}) op de wachtlijst gezet',
  'requests.did.cancelCare': 'Opvang van {{childName}} ({{kindCode}} {{day, day}}) afgezegd',
  'requestStatus.open': 'open',
  'requestStatus.offered': 'wacht op de ouder',
  'requestStatus.approved': 'goedgekeurd',
  'requestStatus.declined': 'afgewezen',
  'requestStatus.waiting': 'op de wachtlijst',
  'requestStatus.cancelled': 'afgezegd',
  'requestStatus.withdrawn': 'ingetrokken',

  'refusal.requestStatus': 'Dat kan niet: deze aanvraag is {{statusCode}}.',
  'refusal.checkSaysNo': 'Dit kan niet. {{sentenceCode}}',
  'refusal.consentMissing': 'Vraag eerst schriftelijke toestemming voor {{groupName}}.',
  'refusal.offerOfOtherKind': 'Dit alternatief hoort niet bij deze aanvraag.',
  'refusal.givenPlaceTaken': 'De plek op {{day, day}} is intussen weer vergeven.',
  'refusal.requestTwice': '{{childName}} heeft deze aanvraag al: {{kindCode}} {{day, day}} ({{statusCode}}).',
  'refusal.careIsPast': 'De opvang van {{day, day}} is al voorbij.',
  'refusal.wishGivenDayMissing': 'Kies de dag die vervalt.',
  'refusal.wishTimesReversed': 'De eindtijd moet na de begintijd liggen.',
} as const
