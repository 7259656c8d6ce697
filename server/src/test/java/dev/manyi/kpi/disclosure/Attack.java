package dev.manyi.kpi.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody finds out who adds and subtracts all the sums that they were told, in any combination: Gaussian elimination
 * over the smallest places, of which every sum is made. Modulo a prime, so that nothing is lost to rounding.
 */
final class Attack<T> {
    private static final long PRIME = 2_147_483_647L;
    private final Map<T, Integer> columns = new HashMap<>();
    private final List<long[]> told = new ArrayList<>();

    Attack(Collection<T> smallest) {
        smallest.forEach(one -> columns.putIfAbsent(one, columns.size()));
    }

    /** The sum of these is known. */
    void learn(Collection<T> summed) {
        long[] rest = reduced(vector(summed));
        int pivot = pivot(rest);
        if (pivot < 0) {
            return;
        }
        long inverse = power(rest[pivot], PRIME - 2);
        for (int i = 0; i < rest.length; i++) {
            rest[i] = rest[i] * inverse % PRIME;
        }
        told.add(rest);
    }

    /** Whether the sum of these follows from what is known. */
    boolean finds(Collection<T> summed) {
        return pivot(reduced(vector(summed))) < 0;
    }

    private long[] vector(Collection<T> summed) {
        long[] vector = new long[columns.size()];
        summed.forEach(one -> vector[columns.get(one)] = 1);
        return vector;
    }

    private long[] reduced(long[] vector) {
        for (long[] row : told) {
            int pivot = pivot(row);
            long factor = vector[pivot];
            for (int i = 0; factor != 0 && i < vector.length; i++) {
                vector[i] = Math.floorMod(vector[i] - factor * row[i] % PRIME, PRIME);
            }
        }
        return vector;
    }

    private static int pivot(long[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0) {
                return i;
            }
        }
        return -1;
    }

    private static long power(long base, long exponent) {
        long result = 1;
        for (long b = base, e = exponent; e > 0; e >>= 1, b = b * b % PRIME) {
            result = (e & 1) == 1 ? result * b % PRIME : result;
        }
        return result;
    }
}
