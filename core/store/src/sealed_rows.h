#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/store/rows.h"
#include "rodedraad/store/vault.h"

/// What of each table lies under seal, under which key, and bound to what. A text that is put in
/// another row, column or municipality does not open.
namespace rodedraad::store {

class Statements;

/// The sealed columns of a message or a delivery. The body lies under the key of its day of intake
/// and, once it is known whose it is, that of the case together: when either is gone so is the
/// body. What we noted of it lies under the key of the case; without one, under that of the day.
struct Sealed {
  std::int64_t day_key = 0;
  std::int64_t case_key = 0;  ///< 0: it is of no case (yet)
  std::string body;           ///< empty: there is none
  std::string notes;          ///< empty: there are none
};

Sealed seal(const KeyPtr& day, const KeyPtr& person, const MessageRow& row);
Sealed seal(const KeyPtr& day, const KeyPtr& person, const DeliveryRow& row);
/// The notes alone of a delivery that lies sealed: \p under is the key of its case, or without one
/// that of its day.
std::string seal_notes(const KeyPtr& under, const DeliveryRow& row);

/// Fills in what was sealed. What was erased stays empty; what does not open, or is gone from a row
/// that still has to go somewhere, makes the row damaged.
void open(Statements& statements, Vault& vault, const Sealed& sealed, MessageRow& row);
void open(Statements& statements, Vault& vault, const Sealed& sealed, DeliveryRow& row);

/// One sealed text of a table with one key. The row's own id is in \p place.
std::string seal_text(const KeyPtr& key, std::string_view table, std::string_view place,
                      std::string_view plain);
/// What a person reads instead of a text that does not open and on which nothing else depends.
inline constexpr const char* kTextDamaged = "(deze tekst is beschadigd in de opslag)";
/// What came of opening it.
struct Opened {
  std::string plain;
  bool damaged = false;  ///< it does not open
  bool erased = false;   ///< its key is gone
};
Opened open_text(Statements& statements, Vault& vault, std::int64_t key, std::string_view table,
                 std::string_view place, std::string_view sealed);

/// The facts that one message brought, as one text.
std::string pack(std::span<const model::Fact> facts);
std::vector<model::Fact> unpack_facts(std::string_view packed);
/// A term without its name and item, which are columns.
std::string pack(const DeadlineRow& row);
void unpack(std::string_view packed, DeadlineRow& row);

/// Where in its table such a text lies.
std::string place_of_term(std::string_view deadline, std::string_view item_hash);
std::string place_of_identifier(std::string_view type, std::string_view hash);
std::string place_of_attempt(std::string_view delivery, int number);

/// The keyed hash by which a value is found again: of an identifier, of a key of a sender, of a
/// body. \p what tells hashes of equal values for different ends apart. Raw bytes.
std::string keyed_hash(const KeyPtr& names, std::string_view what, std::string_view value);
std::string identifier_hash(const KeyPtr& names, const model::CaseIdentifier& identifier);

}  // namespace rodedraad::store
