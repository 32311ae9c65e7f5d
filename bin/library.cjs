// For `require`: the same module, which Node loads from 20.19 on.
module.exports = require('../dist/index.js');
