/** The documentation of the formats, as the API reference shows it. */
export const ABOUT_IMPORT = `
For instructors and admins of the community. Takes GIFT, Aiken, Moodle XML, our CSV or our JSON, in UTF-8, up to 10 MiB
and 500 questions. The server imports all questions in one transaction, or none: it names each question it cannot
import with its line and the reason. With \`accept=good\` it imports the questions that are right, up to 500, and
reports the rest. A dry run (\`dry_run=true\`) reports the same and changes nothing. Every import
becomes a version of its own; what learners take changes only with \`publish=true\`.

Every question has a topic and an explanation. For a file that leaves them out, \`topic=\` and \`explanation=\` give one
to all of its questions. What a file says about an option becomes the note on it; what it says about a typed answer goes
below the explanation. An essay without a model answer takes the explanation for one.

Nothing is left out silently: a note says which empty options, long tags or general feedback were, and descriptions are
skipped. Formulas are LaTeX in \`\\( \\)\`, \`\\[ \\]\` or \`$$ $$\`; a single \`$\` is money.

- **GIFT**: the last name of \`$CATEGORY\` is the topic, \`####\` the explanation. Comments above a question carry
  what GIFT has no word for: \`// laude:tip …\`, \`// laude:unit …\`, \`// laude:fixed_order\`, \`// laude:partial\`,
  \`// laude:model …\`, \`// laude:point …\` and \`// laude:words …\` of an essay, \`// laude:note …\` on the options of a matching
  question, \`// laude:difficulty …\`, \`// laude:pool exam\`, and \`// laude:cloze\` where the answers stand in a gap of the text.
  Tags are \`// [tag:ports]\`. A tag that HTML does not know, or that never closes, is text.
- **Aiken**: plain text, where every sign means itself. \`ANSWER: A, E\` names several right options.
  \`ANSWER_EXPLANATION:\`, \`TIP:\` and \`TOPIC:\` may follow \`ANSWER:\`, each on a line. Moodle does not know these four;
  use GIFT or XML with it.
- **Moodle XML**: multichoice, truefalse, shortanswer, numerical, matching, ordering, cloze, gapselect, ddwtos and essay
  questions, with tags. The last name of the category is the
  topic, general feedback the explanation, hints the tip. Simple HTML becomes Markdown.
- **CSV**: the first row names the columns kind, topic, prompt, option_1 … option_8, fixed_order, answer, tolerance,
  unit, explanation, tip, partial, parts, points, tags, difficulty, pool and note_1 … note_8. An answer is the number of the
  right option, several with \`;\` between (of the option for each stem, of the items in their order, of each item's
  category), true or false, a number (or several with \`|\` between, and their tolerances alike), the accepted spellings
  with \`|\` between, or the model of an essay. \`parts\` has the stems or categories with \`|\` between, or the words of an
  essay. A cell of a cloze has a line for each gap: in \`parts\` its choices or \`*\`, in \`answer\` \`~2\` for the second of them,
  spellings, or \`#10:0.5\` for a number. Hotspots and cases have JSON there.
- **JSON**: questions as \`{kind, topic, prompt, options, fixed_order, parts, answer, explanation, tip, option_notes, tags,
  difficulty, pool}\`, alone or with the test they belong to, and \`media\` with the files they show as \`{id, name, alt, data}\`.

Pictures and sounds come in with Moodle XML (\`<file encoding="base64">\`) and JSON, through the same checks as an upload;
a text of any format may show what the community has already, as \`![what it shows](media:<id>)\`.

The server refuses, with the line: other media, other kinds, credit for some of the right answers, wildcards, case-sensitive answers, conversion of units, HTML that Markdown cannot say, XML with a document
type or entities of its own. A repeat with the same \`Idempotency-Key\` gets the response of the first request.`.trim()

export const ABOUT_EXPORT = `
For instructors and admins of the community. An exported file that is imported again makes the same question bank. A
format that cannot carry all of a bank is refused, and the response names the questions: Aiken knows single choice in
plain text on one line only, GIFT no \`->\` in short answers, one gap in a text and no ordering or categorizing; neither GIFT
nor Moodle XML has hotspots and cases. Pictures and sounds go out with Moodle XML and JSON alone, up to 7 MiB of them.`.trim()
