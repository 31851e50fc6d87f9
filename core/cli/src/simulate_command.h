#pragma once

namespace CLI {
class App;
}

namespace rodedraad::cli {

/// Adds `simulate` with its options.
void add_simulate(CLI::App& app, int& result);

}  // namespace rodedraad::cli
