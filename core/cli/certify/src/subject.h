#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "rodedraad/certify/certify.h"
#include "rodedraad/sdk/message.h"

namespace rodedraad::certify {

/// What a check looks at. One lives in each child, and one in the parent that never loads anything.
class Subject {
 public:
  /// \p bytes: of the library, so that all checks see the same even when the file changes.
  /// \p doing is where the check says what it is about to do; it outlives a crash.
  Subject(const Options& options, const std::string& bytes, std::uint64_t seed,
          std::span<char> doing, int output);

  const Options& options() const { return options_; }
  std::uint64_t seed() const { return seed_; }
  std::mt19937_64 random() const { return std::mt19937_64{seed_}; }

  const std::string& bytes() const { return bytes_; }
  /// Loads a sealed copy of the file in memory, as the hub does: a fresh one at every call. Throws
  /// std::exception with the loader's words.
  const rd_plugin& load(bool now = true);
  /// The plugin, loaded once. Throws Skipped when it cannot be, or when it breaks the contract: the
  /// checks of the group load say how.
  const rd_plugin& plugin();
  /// What was given with --setting, read. Throws Skipped when a required one was not given.
  const std::vector<sdk::Pair>& settings();
  /// The same without the look at what is required.
  const std::vector<sdk::Pair>& given_settings();
  /// Whether the check suits this kind of plugin.
  bool suits(const Check& check);

  /// Remembers what is about to be done, for when it never ends.
  void doing(std::string_view text);
  /// What the plugin wrote to standard output and standard error.
  std::string output() const;

  std::vector<const rd_kind*> kinds(std::int32_t direction);
  bool has_kind(std::int32_t direction, std::string_view name);
  /// Bodies given with --sample for this kind.
  std::vector<std::string> samples(std::string_view kind);

 private:
  const Options& options_;
  const std::string& bytes_;
  std::uint64_t seed_;
  std::span<char> doing_;
  int output_;
  const rd_plugin* plugin_ = nullptr;
  bool read_settings_ = false;
  std::vector<sdk::Pair> settings_;
};

/// Why the table of a plugin breaks the contract; empty when it does not.
std::string contract_problem(const rd_plugin& plugin);

/// The whole file. Throws Failed.
std::string read_file(const std::filesystem::path& file);

}  // namespace rodedraad::certify
