import { compileCommand, joinPath, readCommands } from './commands';

const texts = (script: string) =>
  readCommands(script).map(command => command.text);

describe('readCommands', () => {
  it.each([
    [
      'make test && make build; make x | tee log',
      ['make test', 'make build', 'make x'],
    ],
    ['sudo -E env A=1 B="c d" /usr/bin/make test', ['make test']],
    ['npx --yes jest --ci', ['jest --ci']],
    ['bundle exec rspec', ['rspec']],
    ['poetry run python -m pytest', ['pytest']],
    ['docker compose run --rm web pytest', ['pytest']],
    ['aws-vault exec shop -- terraform plan', ['terraform plan']],
    [
      'bash -c "make a && make b"',
      ['bash -c make a && make b', 'make a', 'make b'],
    ],
    ['kubectl \\\n  apply -f a', ['kubectl apply -f a']],
    ['make a # make b', ['make a']],
    ['# make a\nmake b', ['make b']],
    ['echo "a && make b"\nprintf x', []],
    ['cat <<EOF > a\nmake b\nEOF\nmake c', ['make c']],
    ['if [ -f a ]; then make b; fi', ['make b']],
    ['if false; then\n  make a\nfi\nmake b', ['make b']],
    ['make a\nexit 0\nmake b', ['make a']],
    ['X=$(make a)', ['make a']],
    ["sh 'make a'", ['make a']],
    ['.\\gradlew.bat test', ['gradlew test']],
    [
      'curl -d "{\n  \\"a\\": 1\n}" https://example.org/x',
      ['curl -d { "a": 1 } https://example.org/x'],
    ],
    ["it isn't closed\nmake a", ['it isnt closed', 'make a']],
    ['./a.sh --help\na --version', []],
  ])('reads %j as %j', (script, expected) => {
    expect(texts(script)).toEqual(expected);
  });

  it('knows the folder and whether a failure is ignored', () => {
    expect(
      readCommands('cd a\nmake b || true\ncd ../c\nset +e\nmake d', 'x'),
    ).toMatchObject([
      { text: 'make b', folder: 'x/a', isSoft: true },
      { text: 'make d', folder: 'x/c', isSoft: true },
    ]);
  });
});

describe('compileCommand', () => {
  it.each([
    ['kubectl|oc apply', 'oc -n shop apply -f a', true],
    ['kubectl apply', 'kubectl --v=1 apply', true],
    ['kubectl apply', 'kubectl get apply', false],
    ['kubectl apply', 'kubectl apply-set', false],
    ['mvn … test', 'mvn -B clean test', true],
    ['npm … test:*', 'npm run test:unit', true],
    ['vercel --prod', 'vercel pull --prod=1', true],
    ['tfsec', 'tfsec .', true],
    ['tfsec', 'tfsecx', false],
  ])('%j of %j: %s', (pattern, command, matches) => {
    expect(compileCommand(pattern).test(command)).toBe(matches);
  });
});

describe('joinPath', () => {
  it.each([
    ['a/b', '../c', 'a/c'],
    ['a', '/b', 'b'],
    ['', './b/', 'b'],
    ['a', '${ROOT}/b', 'a/b'],
  ])('%j and %j: %j', (folder, path, expected) => {
    expect(joinPath(folder, path)).toBe(expected);
  });
});
