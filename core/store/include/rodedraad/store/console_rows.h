#pragma once

#include <cstdint>
#include <string>

#include "rodedraad/model/clock.h"

/// What people do together in the console, as plain values.
namespace rodedraad::store {

using model::Instant;

/// Something that one person asks for and another one decides: four eyes.
struct ProposalRow {
  std::string id = {};
  std::string kind = {};    ///< "delivery.edit", "unmask"; given by who decides on it
  std::string object = {};  ///< on what: the id of a delivery, message or case, or a file's name
  std::string municipality = {};  ///< empty: of no one municipality
  std::string case_id = {};       ///< whose it is; empty: nobody's. It is erased with the case
  std::string content = {};       ///< what would be done; lies under seal
  std::string asked_by = {};
  std::string why = {};  ///< in that person's words; of ours, no values of a case
  Instant at{};
  std::string state = "open";  ///< "open", "agreed", "refused", "withdrawn"
  std::string decided_by = {};
  Instant decided_at{};
  bool operator==(const ProposalRow&) const = default;
};

/// A configuration that was taken over.
struct RevisionRow {
  std::string hash = {};
  Instant at{};
  std::string actor = {};
  std::string origin = {};
  std::string files = {};  ///< one blob, as who writes it made it; a list leaves it empty
  bool operator==(const RevisionRow&) const = default;
};

/// One decision about many deliveries.
struct BulkRow {
  std::string id = {};
  std::string kind = {};    ///< "resend", "cancel", …
  std::string filter = {};  ///< JSON: which ones, as they were chosen; no values of a case
  std::string why = {};
  std::string actor = {};
  std::string approved_by = {};
  Instant at{};
  std::int64_t total = 0;
  std::int64_t done = 0;
  std::int64_t failed = 0;
  std::string state = "open";  ///< "open", "running", "done", "stopped"
  bool operator==(const BulkRow&) const = default;
};

/// What became of one delivery of a bulk.
struct BulkItemRow {
  std::string bulk = {};
  std::string delivery = {};
  std::string result = {};  ///< empty: not yet
  bool operator==(const BulkItemRow&) const = default;
};

}  // namespace rodedraad::store
