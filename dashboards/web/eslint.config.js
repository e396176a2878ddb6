import tseslint from 'typescript-eslint';

const markup = 'Markup from strings breaks the content security policy and lets file contents become code.';
const names = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML'];
const banned = names.flatMap((name) => [
  { selector: `MemberExpression[property.name="${name}"]`, message: markup },
  { selector: `JSXAttribute[name.name="${name}"]`, message: markup },
  { selector: `Property[key.name="${name}"]`, message: markup },
]);

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/generated'] },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs', '**/*.js'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: true },
    rules: {
      'no-restricted-syntax': [
        'error',
        ...banned,
        {
          selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
          message: 'The content security policy refuses style attributes: set properties through element.style.',
        },
      ],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'max-lines': ['error', 300],
    },
  },
);
