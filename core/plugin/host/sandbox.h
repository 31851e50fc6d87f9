#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// What a plugin's process may not do. Each step only takes away; nothing gives back.
namespace rodedraad::plugin {

/// No more memory than this, no files to write, no processes, no core, few descriptors; no
/// capabilities, also when root runs the hub; ends when the hub ends. Throws std::runtime_error
/// when the system does not take it.
void limit_process(std::uint64_t memory);

/// From here on only libraries of the system, and \p readable, can be opened, to read; no network.
/// \returns the version of Landlock that the kernel has, or 0 when it has none: then only the
/// filters of system calls stand.
int restrict_files(const std::vector<std::string>& readable);

/// From here on nothing can be opened at all.
void restrict_all_files();

/// Only the system calls that loading a library needs; all others say EPERM. Throws
/// std::runtime_error when the kernel does not take it.
void filter_for_loading();

/// Only those that computing needs: no opening, no sockets, no processes, no code made at run time.
void filter_for_serving();

}  // namespace rodedraad::plugin
