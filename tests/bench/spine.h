#pragma once

#include <filesystem>

namespace rodedraad::bench {

/// A copy of a configuration folder in which partners may be sent to as fast as they answer: the
/// limits of the ready-made configuration would be all that a benchmark measures.
void copy_spine_without_limits(const std::filesystem::path& from, const std::filesystem::path& to);

/// Lets every signed statement lead to a second delivery in that copy: to VluchtelingenWerk, beside
/// the one to DUO.
void add_feedback(const std::filesystem::path& config);

}  // namespace rodedraad::bench
