import ages2013 from './ages-2013.json' with { type: 'json' }
import bso2013 from './bso-2013.json' with { type: 'json' }
import bso2019 from './bso-2019.json' with { type: 'json' }
import bso2024 from './bso-2024.json' with { type: 'json' }
import combined2013 from './combined-2013.json' with { type: 'json' }
import combined2019 from './combined-2019.json' with { type: 'json' }
import dayCare2019 from './day-care-2019.json' with { type: 'json' }
import deviationDayCare2018 from './deviation-day-care-2018.json' with { type: 'json' }
import deviationDayCare2023 from './deviation-day-care-2023.json' with { type: 'json' }
import deviationSchoolDay2018 from './deviation-school-day-2018.json' with { type: 'json' }
import deviationSchoolFree2018 from './deviation-school-free-2018.json' with { type: 'json' }
import fixedFaces2018 from './fixed-faces-2018.json' with { type: 'json' }
import preschoolEducation2018 from './preschool-education-2018.json' with { type: 'json' }
import space2018 from './space-2018.json' with { type: 'json' }
import staffAlone2018 from './staff-alone-2018.json' with { type: 'json' }
import trainees2020 from './trainees-2020.json' with { type: 'json' }
import trainees2024 from './trainees-2024.json' with { type: 'json' }
import trainees2026 from './trainees-2026.json' with { type: 'json' }

/** All law files as read from disk; `createLawBook` of the ratio area checks and types them. */
export const lawFiles: readonly unknown[] = [
  ages2013,
  bso2013,
  bso2019,
  bso2024,
  combined2013,
  combined2019,
  dayCare2019,
  deviationDayCare2018,
  deviationDayCare2023,
  deviationSchoolDay2018,
  deviationSchoolFree2018,
  fixedFaces2018,
  preschoolEducation2018,
  space2018,
  staffAlone2018,
  trainees2020,
  trainees2024,
  trainees2026,
]
