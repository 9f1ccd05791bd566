/** The documentation of the formats, as the API reference shows it. */
export const ABOUT_IMPORT = `
Takes GIFT, Aiken, Moodle XML, our CSV or our JSON, in UTF-8, up to 1 MiB and 100 questions. All of it goes in, in one
transaction, or none: a question that cannot be taken is refused with its line and the reason, and a dry run
(\`dry_run=true\`) reports on each without changing anything. Every import is a version of its own; what learners
take changes only with \`publish=true\`.

Every question has a topic and an explanation. Files that leave them out can be given them as a whole, with \`topic=\`
and \`explanation=\`. What a file says about single answers is put below the explanation.

- **GIFT**: the last name of \`$CATEGORY\` is the topic, \`####\` the explanation. Comments above a question carry
  what GIFT has no word for: \`// laude:tip …\`, \`// laude:unit …\`, \`// laude:fixed_order\`.
- **Aiken**: \`ANSWER_EXPLANATION:\`, \`TIP:\` and \`TOPIC:\` may follow \`ANSWER:\`, each on a line. Moodle does not know
  these three; use GIFT or XML with it.
- **Moodle XML**: multichoice, truefalse, shortanswer and numerical questions. The last name of the category is the
  topic, general feedback the explanation, hints the tip. Simple HTML becomes Markdown.
- **CSV**: the first row names the columns kind, topic, prompt, option_1 … option_8, fixed_order, answer, tolerance,
  unit, explanation and tip. An answer is the number of the right option, several with \`;\` between, true or false, a
  number, or the accepted spellings with \`|\` between.
- **JSON**: questions as \`{kind, topic, prompt, options, fixed_order, answer, explanation, tip}\`, alone or with the
  test they belong to.

Refused by name: pictures and other media, cloze, essays, matching and other kinds, credit for parts of an answer,
wildcards, case-sensitive answers, conversion of units, HTML that Markdown cannot say, XML with a document type or
entities of its own. A repeat with the same \`Idempotency-Key\` answers what the first one did.`.trim()

export const ABOUT_EXPORT = `
What comes out can be brought in again and is the same bank. A format that cannot carry all of it refuses, and
names the questions: Aiken knows single choice on one line only, GIFT no \`->\` in short answers.`.trim()
