#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace rodedraad::stuf {

/// A row of the table of faults of StUF 03.01.
struct FaultKind {
  std::string_view code;   ///< "StUF055"
  std::string_view place;  ///< client: the sender must correct; server: the receiver
  std::string_view text;
  bool before_receipt;  ///< found by the check before the Bv03: told with Fo03, not Fo01
};

/// The row of \p code; of StUF058 (processing failed) when there is none.
const FaultKind& fault_kind(std::string_view code);

/// Whether \p code is in the table.
bool is_fault_code(std::string_view code);

/// The body of a fault message.
struct Fault {
  std::string code;
  std::string place;
  std::string text;
  std::string details;
  bool operator==(const Fault&) const = default;
};

/// Of a tree with StUF's prefix: StUF:Fo01Bericht and its like. Names count, not their order, and
/// the body's elements may start with a capital, as some suppliers write them.
Fault read_fault(pugi::xml_node message);

}  // namespace rodedraad::stuf
