#pragma once

namespace CLI {
class App;
}

namespace rodedraad::cli {

/// Adds `generate` with its options.
void add_generate(CLI::App& app, int& result);

}  // namespace rodedraad::cli
