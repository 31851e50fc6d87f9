#pragma once

#include "commands.h"

namespace rodedraad::cli {

/// `ledger`: one line of JSON for every message, delivery, attempt and open task, to hold against
/// what a partner says that it sent or got. Bodies are not in it, only their SHA-256.
int ledger(const Place& place);

}  // namespace rodedraad::cli
