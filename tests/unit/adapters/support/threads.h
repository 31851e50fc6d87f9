#pragma once

#include <array>
#include <functional>
#include <string>
#include <thread>

namespace rodedraad::tests {

/// What four threads get that do the same thing \p times times; they stop at the first difference.
inline std::array<std::string, 4> on_four_threads(const std::function<std::string()>& work,
                                                  int times) {
  std::array<std::string, 4> results;
  {
    std::array<std::jthread, 4> threads;
    for (std::size_t i = 0; i < threads.size(); ++i) {
      threads[i] = std::jthread{[&work, &result = results[i], times] {
        result = work();
        for (int round = 1; round < times; ++round) {
          if (auto again = work(); again != result) {
            result = "differs: " + again;
            return;
          }
        }
      }};
    }
  }
  return results;
}

}  // namespace rodedraad::tests
