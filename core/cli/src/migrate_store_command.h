#pragma once

#include <CLI/CLI.hpp>

namespace rodedraad::cli {

/// Adds the command `migrate-store`; its exit code goes to \p result.
void add_migrate_store(CLI::App& app, int& result);

}  // namespace rodedraad::cli
