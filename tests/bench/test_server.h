#pragma once

#include <string>

namespace rodedraad::bench {

/// Whether RODEDRAAD_TEST_POSTGRES names a server (tests/support/postgres.py).
bool has_test_server();

/// Makes a database on it. \returns its URL. Throws std::runtime_error.
std::string new_database(const std::string& name);

}  // namespace rodedraad::bench
