#pragma once

namespace CLI {
class App;
}

namespace rodedraad::cli {

/// Adds `certify` with its options below the command `plugin`.
void add_certify(CLI::App& plugins, int& result);

}  // namespace rodedraad::cli
