#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rodedraad::certify {

class Subject;

/// The plugin does not keep to its contract. The text says how, and what to do.
class Failed : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The check says nothing about this plugin. The text says why, and what would change that.
class Skipped : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class On { any, transport, adapter };

struct Check {
  std::string_view name;
  std::string_view group;
  On on = On::any;
  /// Makes instances of the plugin, so it is of no use when those cannot be made.
  bool makes_instances = true;
  void (*run)(Subject&) = nullptr;
};

std::span<const Check> load_checks();
std::span<const Check> descriptor_checks();
std::span<const Check> setting_checks();
std::span<const Check> life_checks();
std::span<const Check> message_checks();
std::span<const Check> outgoing_checks();
std::span<const Check> purity_checks();
std::span<const Check> privacy_checks();
std::span<const Check> resource_checks();
std::span<const Check> transport_checks();
std::span<const Check> fuzz_checks();

/// The check on which all others but those of the group load rest.
inline constexpr std::string_view kContractVersion = "contract-version";
/// The check on which all that make instances rest.
inline constexpr std::string_view kDefaultsCreate = "defaults-create";

}  // namespace rodedraad::certify
