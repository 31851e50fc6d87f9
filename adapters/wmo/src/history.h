#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/adapter.h"

namespace rodedraad::wmo {

/// The key of a delivery: "<ToewijzingNummer>/<Categorie>[/<Code>]/<Begindatum>", from a
/// StartProduct or StopProduct; the same as in the mapping file.
std::string delivery_key(pugi::xml_node product);

/// A delivery key without its day: which allocation and product it is about.
std::string delivered_product(const std::string& delivery);

/// What iWmo messages said before about the person.
class History {
 public:
  explicit History(const sdk::Known& known) : known_(known) {}

  /// The value, empty when there is none.
  std::string value(std::string_view path, std::string_view key) const;
  bool has(std::string_view path, std::string_view key) const;

  /// Whether there is an allocation of this number that was not removed.
  bool is_allocated(std::string_view number) const;
  bool is_started(const std::string& delivery) const;
  bool is_stopped(const std::string& delivery) const;
  /// Whether a delivery of the same allocation and product runs; \p delivery itself and those that
  /// are taken back left out.
  bool has_open_delivery_beside(const std::string& delivery,
                                const std::set<std::string>& taken_back) const;
  /// The state of a request: "" when there is none.
  std::string request_state(const std::string& request) const;
  /// Whether this provider (an AGB code) has a request that was not answered for good.
  bool has_pending_request(std::string_view provider) const;
  /// The numbers of the provider's allocations that are valid on or after \p day.
  std::vector<std::string> actual_allocations(std::string_view provider,
                                              std::string_view day) const;
  const sdk::Known& known() const { return known_; }

 private:
  const sdk::Known& known_;
};

}  // namespace rodedraad::wmo
