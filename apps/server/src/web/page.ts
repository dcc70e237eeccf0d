/**
 * The page of a link. It has no script: the reader pastes what stands behind the `#` of the link.
 *
 * `Referrer-Policy: no-referrer` would make browsers send `Origin: null` with the form, which is refused. The page's own policy lets
 * the origin through to this server and to no other; the address it could give away holds no token.
 */
export const redeemPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="same-origin">
<link rel="icon" href="data:,">
<title>Open shared maps</title>
</head>
<body>
<main>
<h1>Open shared maps</h1>
<form method="post" action="/r/redeem" autocomplete="off">
<p><label for="token">The part of your link after the #</label><br>
<input id="token" name="token" type="text" required maxlength="200" size="50" spellcheck="false" autocapitalize="off"></p>
<p><label for="passphrase">Passphrase, if you were given one</label><br>
<input id="passphrase" name="passphrase" type="password" maxlength="200" size="50" autocomplete="off"></p>
<p><button type="submit">Open</button></p>
</form>
</main>
</body>
</html>
`
