#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::admin {

/// What a person may do with what the hub keeps. Nothing is allowed that no grant says.
enum class Right {
  metadata,   ///< see that there is a message, a case, a task: never what is in it
  content,    ///< see what messages and cases say, identifying values masked
  unmask,     ///< see identifying values in clear, with a reason
  resend,     ///< have something processed or sent again
  edit,       ///< decide, change and order: tasks, deliveries, cases
  configure,  ///< change the configuration, the accounts and the keys
  audit       ///< read the audit log
};

inline constexpr std::array<Right, 7> kRights{Right::metadata, Right::content, Right::unmask,
                                              Right::resend,   Right::edit,    Right::configure,
                                              Right::audit};

/// The Dutch word that configuration and interface have for it: "inhoud".
std::string_view to_string(Right right);
/// The reverse; nothing when there is no such right.
std::optional<Right> right_of(std::string_view word);

/// Rights over what belongs to some laws and some municipalities.
struct Grant {
  std::set<Right> rights;
  std::set<std::string> laws;            ///< "wi2021"; empty: all
  std::set<std::string> municipalities;  ///< codes of four digits; empty: all
  bool operator==(const Grant&) const = default;
};

/// Who asks something of the Admin API, and what that person may. [a value: any thread]
struct Person {
  std::string account;             ///< as the audit log names the person
  std::string name;                ///< for people to read
  std::vector<std::string> roles;  ///< ids, as in access.xml
  std::vector<Grant> grants;
  /// The holder of the token in the data folder: the command line. Everything is allowed.
  bool command = false;
  std::string origin;  ///< for the audit log: from where
  std::string csrf;    ///< what an unsafe request of this session carries; empty for a command

  /// Whether one grant gives this right for this law in this municipality. What is left empty is
  /// not looked at: then it is enough to have the right for some law, or in some municipality.
  bool may(Right right, std::string_view law = {}, std::string_view municipality = {}) const;

  /// The municipalities in which the right holds for at least one law; nothing: all of them. An
  /// empty set: none. Which laws go with which municipality, only may() knows.
  std::optional<std::set<std::string>> municipalities(Right right) const;
  /// The laws for which the right holds in at least one municipality; nothing: all of them.
  std::optional<std::set<std::string>> laws(Right right) const;
};

}  // namespace rodedraad::admin
