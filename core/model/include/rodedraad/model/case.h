#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/model/clock.h"

namespace rodedraad::model {

/// One statement of one source about one field of a case.
struct Fact {
  std::string path;
  std::string key;  ///< tells repetitions apart; empty for a field that does not repeat
  std::string value;
  std::string source;      ///< the adapter that said it: "duo"
  std::string message;     ///< id of the message that said it: later ones sort later
  std::string valid_from;  ///< YYYY-MM-DD inclusive, or empty
  std::string valid_to;    ///< YYYY-MM-DD inclusive, or empty
  Instant learnt{};
  bool withdrawn = false;  ///< the source takes the value back

  bool operator==(const Fact&) const = default;
};

/// "bsn", "vNummer", or a source's own key ("vluchtelingenwerk.clientnummer").
struct CaseIdentifier {
  std::string type;
  std::string value;
  bool operator==(const CaseIdentifier&) const = default;
};

/// One person's inburgering in one municipality. facts holds, per field, key and source, the latest
/// statement; what came before lies in the store.
struct Case {
  std::string id;
  std::string municipality;  ///< four digits
  std::int64_t version = 0;
  std::vector<CaseIdentifier> identifiers;
  std::vector<Fact> facts;

  const std::string* identifier(std::string_view type) const;
};

/// What a merge did to one field, as the strongest source tells it.
struct Change {
  std::string path;
  std::string key;
  std::optional<std::string> before;
  std::optional<std::string> after;
  bool operator==(const Change&) const = default;
};

/// Whether \p a was said before \p b. Messages sort by their ids in the order in which they came
/// in, whatever the clock said: it can be set back. Of one message the time counts.
bool said_before(const Fact& a, const Fact& b);

/// Merges \p facts into \p file. A fact that repeats what its source said before (same value,
/// validity and withdrawal) changes nothing, and neither does one said before what its source
/// said since (an old message that was taken up again). Otherwise it replaces its source's latest
/// statement on that field and key. \returns the fields whose strongest value changed, in table
/// order, and in \p kept (when not null) the facts that were new, to store.
std::vector<Change> merge(Case& file, std::span<const Fact> facts,
                          std::vector<Fact>* kept = nullptr);

/// The statement that counts for a field: of the source with the strongest authority that has not
/// withdrawn it; between sources of equal rank the one that spoke last. Null when there is none.
/// The pointer is valid until the case changes.
const Fact* current(const Case& file, std::string_view path, std::string_view key = {});

/// The statements that count for every repetition of a field, sorted by key; for a field that does
/// not repeat at most one. Pointers as for current.
std::vector<const Fact*> current_each(const Case& file, std::string_view path);

/// All fields with the statement that counts, sorted by path and key. Pointers as for current.
std::vector<const Fact*> current_all(const Case& file);

/// Other values that other sources give where \p strongest counts, strongest first. Pointers as for
/// current.
std::vector<const Fact*> overruled(const Case& file, const Fact& strongest);

/// Takes over the identifiers and facts of \p other, when a message ties two cases to one person.
/// Where one source speaks in both, its latest statement stays. Adds to \p changes what that
/// changed in \p file, as merge does. \returns false, and changes nothing, when both have an
/// identifier of one type with different values: then a person must decide; also for cases of two
/// municipalities.
bool absorb(Case& file, const Case& other, std::vector<Change>& changes);

}  // namespace rodedraad::model
