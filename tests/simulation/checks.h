#pragma once

#include <filesystem>

#include "ledger.h"
#include "network.h"
#include "rodedraad/store/reader.h"

/// Holds what senders and partners wrote down against what the hub's store says.
namespace rodedraad::simulation {

/// What is final stays: \p before has the state of each delivery when it was last looked at, and is
/// brought up to date.
void check_moves(store::Reader& reader, std::map<std::string, store::DeliveryState>& before,
                 Ledger& ledger);

/// After the run: nothing lost (I-1, I-7), nothing twice (I-2, I-8), order (I-10), everything at an
/// end (I-4), and what each partner got is what was said (I-3).
void check_end(store::Reader& reader, const Network& network, Ledger& ledger);

/// After the run: the last move that the audit log has of a message or delivery led to where it
/// stands (I-5, I-18).
void check_audit(store::Reader& reader, const std::filesystem::path& store, Ledger& ledger);

}  // namespace rodedraad::simulation
