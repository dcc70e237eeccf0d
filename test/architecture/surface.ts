/** What a package shows: the names its entries export, and whether its index files are tables of contents only. */
import ts from 'typescript'

const parse = (path: string, text: string) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

/**
 * The names a source exports, sorted by code unit; types are marked `type`.
 * `export *` stands as it is written: a surface is read, not searched for.
 */
export function exportsOf(path: string, text: string): readonly string[] {
  return parse(path, text).statements.flatMap(namesOf).sort()
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isExportAssignment(statement)) return ['default']
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, isTypeOnly } = statement
    if (exportClause === undefined) return [statement.getText()]
    if (ts.isNamespaceExport(exportClause)) return [exportClause.name.text]
    return exportClause.elements.map(({ name, isTypeOnly: own }) =>
      isTypeOnly || own ? `type ${name.text}` : name.text,
    )
  }
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  if (!isExported) return []
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText())
  const { name } = statement as ts.Statement & { name?: ts.Identifier }
  if (name === undefined) return ['default']
  return [
    ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement) ? `type ${name.text}` : name.text,
  ]
}

/** The statements of an index file that are more than a table of contents, as sentences. */
export function logicIn(path: string, text: string): readonly string[] {
  const source = parse(path, text)
  return source.statements
    .filter((statement) => !isContents(statement))
    .map((statement) => {
      const line = source.getLineAndCharacterOfPosition(statement.getStart()).line + 1
      return `${path}, line ${line}: an index holds re-exports, types and literal lists, not \`${firstLine(statement)}\`.`
    })
}

const firstLine = (statement: ts.Statement) => statement.getText().split('\n')[0]

const isContents = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement) ||
  ts.isExportDeclaration(statement) ||
  ts.isTypeAliasDeclaration(statement) ||
  ts.isInterfaceDeclaration(statement) ||
  (ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.every(
      ({ initializer }) => initializer !== undefined && isLiteralList(initializer),
    ))

/** `[a, b, ...c]` or `{ a, b }`, also as const, and lists of such lists; a registry is written by hand. */
function isLiteralList(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return isLiteralList(node.expression)
  if (ts.isObjectLiteralExpression(node)) return node.properties.every(ts.isShorthandPropertyAssignment)
  return ts.isArrayLiteralExpression(node) && node.elements.every(isEntry)
}

/** A name, a literal, a list, or an entry made by a typed helper: `rule('none', (places) => each(places))`. */
const isEntry = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) ||
  ts.isLiteralExpression(node) ||
  isLiteralList(node) ||
  (ts.isSpreadElement(node) && isEntry(node.expression)) ||
  (ts.isArrowFunction(node) && !ts.isBlock(node.body)) ||
  (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.arguments.every(isEntry))
