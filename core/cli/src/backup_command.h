#pragma once

#include <CLI/CLI.hpp>

namespace rodedraad::cli {

/// Adds the commands `backup` and `restore`; the exit code of the one that was run goes to \p
/// result.
void add_backup(CLI::App& app, int& result);

}  // namespace rodedraad::cli
