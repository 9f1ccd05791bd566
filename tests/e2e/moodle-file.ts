interface Picture {
  name: string
  alt: string
  bytes: Uint8Array
}

const why = '<generalfeedback format="html"><text>The standard says so.</text></generalfeedback>'
const answer = (text: string, fraction: number) =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text></answer>`
const fileOf = ({ name, bytes }: Pick<Picture, 'name' | 'bytes'>) =>
  `<file name="${name}" path="/" encoding="base64">${Buffer.from(bytes).toString('base64')}</file>`
const shown = ({ name, alt }: Pick<Picture, 'name' | 'alt'>) => `<img src="@@PLUGINFILE@@/${name}" alt="${alt}">`

interface Asked {
  type: string
  name: string
  prompt: string
  picture?: Picture
  body: string[]
}

const question = ({ type, name, prompt, picture, body }: Asked) =>
  [
    `<question type="${type}">`,
    `  <name><text>${name}</text></name>`,
    `  <questiontext format="html"><text><![CDATA[<p>${prompt}</p>${picture ? shown(picture) : ''}]]></text>`,
    ...(picture ? [fileOf(picture)] : []),
    `  </questiontext>`,
    `  ${why}`,
    ...body.map((line) => `  ${line}`),
    `</question>`,
  ].join('\n')

/** A file of Moodle with seven good questions, two of which show a picture, and three that cannot be taken. No category. */
export function moodleFile([front, plugs]: readonly [Picture, Picture]) {
  const broken = { name: 'broken.png', alt: 'Nothing', bytes: new TextEncoder().encode('no picture at all') }
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<quiz>',
    question({
      ...{ type: 'multichoice', name: 'A device', prompt: 'Which device is this?', picture: front },
      body: ['<single>true</single>', answer('A switch', 100), answer('A modem', 0)],
    }),
    question({
      ...{ type: 'calculated', name: 'A formula', prompt: 'What is {a} + {b}?' },
      body: [answer('{a} + {b}', 100)],
    }),
    question({
      ...{ type: 'multichoice', name: 'Light', prompt: 'Which of these carry light?' },
      body: ['<single>false</single>', answer('Single mode', 50), answer('Multi mode', 50), answer('Twisted pair', 0)],
    }),
    question({
      ...{ type: 'truefalse', name: 'Coaxial', prompt: 'A coaxial cable carries light.' },
      body: [answer('true', 0), answer('false', 100)],
    }),
    question({
      ...{ type: 'multichoice', name: 'Nothing right', prompt: 'Which of these?' },
      body: ['<single>true</single>', answer('This', 0), answer('That', 0)],
    }),
    question({
      ...{ type: 'numerical', name: 'Reach', prompt: 'How far may it reach?' },
      body: ['<answer fraction="100"><text>100</text><tolerance>0</tolerance></answer>'],
    }),
    question({
      ...{ type: 'shortanswer', name: 'Fibers', prompt: 'What joins two fibers?' },
      body: ['<usecase>0</usecase>', answer('splice', 100)],
    }),
    question({
      ...{ type: 'truefalse', name: 'A broken picture', prompt: 'Is this one?', picture: broken },
      body: [answer('true', 100), answer('false', 0)],
    }),
    question({
      ...{ type: 'matching', name: 'Plugs', prompt: 'Which plug ends which cable?', picture: plugs },
      body: [
        ['Twisted pair', 'RJ45'],
        ['Coaxial', 'BNC'],
        ['Fiber', 'LC'],
      ].map(
        ([stem, plug]) =>
          `<subquestion format="html"><text>${stem}</text><answer><text>${plug}</text></answer></subquestion>`,
      ),
    }),
    question({
      ...{ type: 'essay', name: 'Twisting', prompt: 'Why are pairs twisted?' },
      body: ['<graderinfo format="html"><text>It cancels noise.</text></graderinfo>'],
    }),
    '</quiz>',
  ].join('\n')
  const lines = text.split('\n')
  return {
    text,
    /** Where the question with this name begins, from 1. */
    lineOf: (name: string) => lines.findIndex((line) => line.includes(`<name><text>${name}</text>`)),
  }
}
